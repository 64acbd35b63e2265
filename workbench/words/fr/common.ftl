# Ce que le rapport de cohortes prend aux mots communs. Le reste est en anglais et signalé comme tel : voir CONTRIBUTING.md, « une langue ».

## En-têtes de colonnes

column-active = Actifs
column-actual = Observés depuis
column-cohort = Premier achat
column-customers = Clients
column-fitted = Modèle
column-group = Groupe
column-hi = Haut
column-lo = Bas
column-observed = Observé
column-on = Dans la période
column-or-after = Dans la période ou après
column-origin = Prévision faite après
column-per-customer = Par client
column-period = Âge
column-predicted = Prévision
column-rate = Part

## Noms des codes

unit-month = mois
unit-week = semaine
unit-quarter = trimestre
units-month = mois
units-week = semaines
units-quarter = trimestres
