title = Fidélité des clients par cohorte
    .lead = Les clients reviennent-ils après leur premier achat, les cohortes récentes se comportent-elles autrement, et que peut-on attendre ensuite ?

source = Source : transactions de { $name }, données jusqu’au { $last }.

section-come-back = Les nouveaux clients reviennent-ils ?
    .intro = Un client revient dans une période s’il y est actif au moins une fois. Seules comptent les périodes que tous les clients d’une cohorte ont vécues ; les clients qui étaient sans doute déjà là avant le début des données sont tenus à part.

group-new = Nouveaux clients
group-early = Vus dès le début

come-back = { $verdict ->
        [pass] { $r1 } des nouveaux clients reviennent dans la période ({ $unit }) qui suit celle de leur premier achat ({ RANGE($r1) } ; { N($r1) } clients).
       *[warn] { $r1 } des clients comptés comme nouveaux reviennent dans la période ({ $unit }) qui suit celle de leur premier achat ({ RANGE($r1) } ; { N($r1) } clients).
    }
    .unknown = On ne sait pas combien de nouveaux clients reviennent à la période ({ $unit }) suivante : trop peu ont été observés aussi longtemps.

active-later = À l’âge de 6 ({ $unit }) après le premier achat, { $r6 } sont actifs ({ RANGE($r6) } ; { N($r6) } clients).
    .unknown = On ne sait pas combien sont actifs à l’âge de 6 ({ $unit }) : trop peu ont été observés aussi longtemps.

retention-curves =
    .title = { $r1 } des nouveaux clients reviennent à l’âge de 1 { $unit }, { $r6 } à 6
    .title-unknown = { $r1 } des nouveaux clients reviennent à l’âge de 1 { $unit }
    .subtitle = Part de clients actifs, %, selon le nombre de { $units } depuis le premier achat ; toutes les cohortes, périodes complètes seulement ; du { $first } au { $last }
    .alt = Courbe : part de clients actifs selon le nombre de { $units } depuis le premier achat. Nouveaux clients : { $r1 } à 1 { $unit }, { $r3 } à 3, { $r6 } à 6. Vus dès le début : { $e1 } à 1 { $unit }.
    .alt-unknown = Courbe : part des clients actifs selon le nombre de { $units } depuis le premier achat, aussi loin qu’observée ; nouveaux clients : { $r1 } ({ $unit } 1).
    .x = { $units } depuis le premier achat

retention-1 =
    .label = Rétention à 1 { $unit }
    .definition = Nouveaux clients actifs à l’âge de { COUNT($k) } { $unit } après leur premier achat, divisés par tous les nouveaux clients observés jusque-là ; les petites cohortes comptent avec leurs voisines une fois toutes observées.

retention-3 =
    .label = Rétention à { COUNT($k) } { $unit }
    .definition = Nouveaux clients actifs à l’âge de { COUNT($k) } { $unit } après leur premier achat, divisés par tous les nouveaux clients observés jusque-là ; les petites cohortes comptent avec leurs voisines une fois toutes observées.

retention-6 =
    .label = Rétention à { COUNT($k) } { $unit }
    .definition = Nouveaux clients actifs à l’âge de { COUNT($k) } { $unit } après leur premier achat, divisés par tous les nouveaux clients observés jusque-là ; les petites cohortes comptent avec leurs voisines une fois toutes observées.

section-seen-early = Les clients vus dès le début étaient-ils vraiment nouveaux ?
    .intro = Qui achetait avant le début des données paraît nouveau le premier jour. Les clients vus peu après ce début sont donc exclus des chiffres clés.

seen-early = { $share } des { N($share) } clients ont été vus avant le { $start } et ont pu être clients avant le début des données ; ils ne comptent pas comme nouveaux.
    .unknown = Le nombre de clients vus avant le { $start } n’est pas montré : ils sont très peu, ou très peu ne le sont pas.

newness-trial = { $verdict ->
        [pass] Un essai appuie la règle qui dit qui est nouveau : si les données avaient commencé { DAYS($d) } plus tard, seulement { $t } des { N($t) } clients dits nouveaux ({ RANGE($t) }) auraient déjà été là.
       *[warn] Si les données avaient commencé { DAYS($d) } plus tard, { $t } des { N($t) } clients dits nouveaux ({ RANGE($t) }) auraient déjà été là ; la règle en admet un dixième au plus.
    }
    .unknown = On ne peut dire si la règle qui dit qui est nouveau fonctionne : les données sont trop courtes, ou les clients concernés trop peu nombreux pour être montrés.

check-newness-trial = { $t } des { N($t) } clients dits nouveaux dans un essai étaient déjà là ; un dixième au plus est demandé.
    .unknown = Le résultat de l’essai n’est pas connu, ou concerne trop peu de clients pour être montré.
    .doubt = Des clients dits nouveaux étaient peut-être déjà là.

early-differ = { $direction ->
        [higher] À l’âge de 1 { $unit }, ils sont plus souvent actifs que les nouveaux clients, de { SIZE($gap) } ({ RANGE($gap) }) : un rapport qui les dirait nouveaux promettrait trop.
        [lower] À l’âge de 1 { $unit }, ils sont moins souvent actifs que les nouveaux clients, de { SIZE($gap) } ({ RANGE($gap) }).
        [little-changed] À l’âge de 1 { $unit }, ils sont à peu près aussi souvent actifs que les nouveaux clients ({ RANGE($gap) }).
       *[no-clear-change] Ces données ne permettent pas de dire s’ils diffèrent des nouveaux clients.
    }
    .unknown = Ces données ne permettent pas de dire s’ils diffèrent des nouveaux clients.

check-left-truncation = { $share } des clients ont été vus avant le { $start } ; les chiffres clés les excluent.
    .unknown = Le nombre de clients vus dès le début concerne trop peu de clients pour être montré.

section-newer-cohorts = Les cohortes récentes se comportent-elles autrement ?
    .intro = Chaque ligne suit les clients d’une même période de premier achat. Les cases encore incomplètes sont signalées et exclues de toute moyenne. Les petites cohortes voisines entrent ensemble dans les moyennes, une fois toutes observées.

by-quarter = Les cohortes sont trimestrielles : par mois, { SHARE($h) } des cases du tableau ci-dessous concerneraient trop peu de clients pour être montrées.

retention =
    .title = Part active de chaque cohorte, selon le nombre de { $units } depuis le premier achat
    .subtitle = %, clients par période ({ $unit }) de premier achat, du { $first } au { $last }

newer-cohorts = { $direction ->
        [higher] À partir de { $since }, les cohortes sont plus souvent actives à l’âge de 1 { $unit } que les précédentes, de { SIZE($c) } ({ RANGE($c) }) ; les mêmes cohortes tirées en ordre aléatoire diffèrent autant dans { $p } des cas.
        [lower] À partir de { $since }, les cohortes sont moins souvent actives à l’âge de 1 { $unit } que les précédentes, de { SIZE($c) } ({ RANGE($c) }) ; les mêmes cohortes tirées en ordre aléatoire diffèrent autant dans { $p } des cas.
        [little-changed] À partir de { $since }, les cohortes sont à peu près aussi souvent actives à l’âge de 1 { $unit } que les précédentes ({ RANGE($c) }).
       *[no-clear-change] Les cohortes récentes ne sont pas nettement plus ou moins actives à l’âge de 1 { $unit } : à partir de { $since } l’écart avec les précédentes est de { $c } ({ RANGE($c) } ; { N($c) } clients), et les mêmes cohortes tirées en ordre aléatoire diffèrent autant dans { $p } des cas.
    }
    .unknown = Trop peu de cohortes ont été observées pour comparer les récentes aux anciennes.

check-small-cohorts = { $share } des clients appartiennent à des cohortes trop petites pour être montrées ; ils comptent dans les moyennes. Une période plus longue donne des cohortes plus grandes.

section-second-purchase = Combien achètent une deuxième fois ?
    .intro = Compté parmi les nouveaux clients dont le premier achat est assez ancien pour que tout le délai soit écoulé.

repeat-purchase-rate =
    .label = Taux de réachat
    .definition = Nouveaux clients qui ont racheté un autre jour dans les { DAYS($d) } suivant leur premier achat, divisés par tous les nouveaux clients des cohortes closes depuis au moins { DAYS($d) }.

buy-again = { $r } des nouveaux clients ont racheté dans les { DAYS($d) } ({ RANGE($r) } ; { N($r) } clients).
    .unknown = On ne sait pas combien de nouveaux clients rachètent dans les { DAYS($d) } : trop peu ont été observés aussi longtemps.

section-spending = Leur dépense dure-t-elle ?
    .intro = Le chiffre d’affaires est divisé par tous les membres d’une cohorte, y compris ceux qui n’ont rien acheté.

revenue-retention-3 =
    .label = Rétention du chiffre d’affaires à 3 { $unit }
    .definition = Chiffre d’affaires des nouveaux clients du jour { COUNT($a) } au jour { COUNT($b) } après leur premier achat, divisé par celui des { DAYS($d) } premiers : fenêtres égales dans le temps propre de chaque client.

spending-lasts = Du jour { COUNT($a) } au jour { COUNT($b) } après leur premier achat, les nouveaux clients apportent { $kept } du chiffre d’affaires de leurs { DAYS($d) } premiers ({ RANGE($kept) } ; { N($kept) } clients).
    .unknown = On ne peut dire quelle part du premier chiffre d’affaires se retrouve : trop peu ont été observés aussi longtemps.

spending-course =
    .title = { $kept } du premier chiffre d’affaires se retrouvent du jour { COUNT($a) } au jour { COUNT($b) }
    .title-unknown = Quelle part du premier chiffre d’affaires se retrouve ensuite
    .subtitle = Chiffre d’affaires net des nouveaux clients dans les fenêtres suivantes de { DAYS($d) }, en % de celui de leur première ; clients observés dans les deux ; du { $first } au { $last }
    .alt = Courbe : chiffre d’affaires des nouveaux clients dans { COUNT($k) } fenêtres suivantes de { DAYS($d) } de leur temps propre, en part de la première ; { $kept } du jour { COUNT($a) } au jour { COUNT($b) }.
    .alt-unknown = Courbe : chiffre d’affaires des nouveaux clients dans { COUNT($k) } fenêtres suivantes de { DAYS($d) } de leur temps propre, en part de la première.
    .note = La première fenêtre commence par définition par un achat, les suivantes non : une baisse de l’une à l’autre n’est pas encore une perte ; ce sont les fenêtres suivantes qui disent si la dépense dure.
    .x = fenêtres de { DAYS($d) } après la première

section-how-long = Combien de temps restent-ils, et que peut-on attendre ?
    .intro = Un client est perdu de vue quand il se tait plusieurs périodes entières. Un modèle prolonge la survie observée ; les prévisions passées, faites avec ce que l’on savait alors, sont confrontées à ce qui s’est produit depuis.

stay = { $standing ->
        [sound] On estime que { $s } des nouveaux clients ne restent jamais { COUNT($k) } { $units } sans achat dans les { COUNT($age) } { $units } qui suivent le premier ({ RANGE($s) }), s’ils continuent comme maintenant.
        [doubtful] Douteux : on estime que { $s } des nouveaux clients ne restent jamais { COUNT($k) } { $units } sans achat dans les { COUNT($age) } { $units } qui suivent le premier ({ RANGE($s) }), s’ils continuent comme maintenant.
       *[unproven] Pas encore confirmé : on estime que { $s } des nouveaux clients ne restent jamais { COUNT($k) } { $units } sans achat dans les { COUNT($age) } { $units } qui suivent le premier ({ RANGE($s) }), s’ils continuent comme maintenant.
    }
    .unknown = On ne peut prévoir combien resteront : trop peu de nouveaux clients ont pu être suivis.

won-back = De ceux qui sont restés { COUNT($k) } { $units } sans achat, { $b } ont acheté de nouveau dans les { COUNT($k) } { $units } suivants ({ RANGE($b) } ; { N($b) } clients).
    .unknown = On ne peut dire combien de clients perdus de vue reviennent : trop peu le sont depuis assez longtemps.

survival =
    .title = { $standing ->
        [doubtful] Douteux : un modèle attend { $s } après { COUNT($age) } { $units }
       *[other] Selon l’estimation, { $s } ne sont pas perdus de vue après { COUNT($age) } { $units }
    }
    .title-unknown = Combien de temps restent les nouveaux clients, aussi loin qu’on l’observe
    .subtitle = Part de nouveaux clients non perdus de vue, % (perdu de vue : silencieux { COUNT($k) } { $units }), selon le nombre de { $units } depuis le premier achat ; du { $first } au { $last }
    .alt = Courbe : part de nouveaux clients non perdus de vue, observée et prolongée : { $s } après { COUNT($age) } { $units } ({ RANGE($s) }).
    .x = { $units } depuis le premier achat
    .note = { COUNT($n) } nouveaux clients ont été suivis dès le début. Un point observé figure là où au moins { $minimum } de plus ont été perdus de vue.

check-projection-backtest = L’intervalle de la projection contenait ce qui s’est produit dans { COUNT($held) } des { COUNT($made) } prévisions passées ; quatre sur cinq, sur au moins quatre, sont demandées.
    .doubt = Les projections passées de ce genre n’ont pas assez souvent tenu, ou sont trop peu nombreuses.

constant-chance = { $chance ->
        [holds] Les données ne contredisent pas l’hypothèse que chaque client part avec une probabilité constante qui lui est propre, comme le suppose la projection.
        [fails] Les données contredisent une probabilité de départ constante : la projection est mal spécifiée, à lire comme un ordre de grandeur.
       *[unknown] Trop peu de pertes pour dire si chaque client part avec une probabilité constante qui lui est propre.
    }

check-constant-chance = { constant-chance }
    .doubt = { constant-chance }

backtest =
    .title = Ce que la projection aurait dit auparavant, et ce qui s’est produit depuis
    .subtitle = Nombre de nouveaux clients non perdus de vue, trois { $units } au-delà des derniers connus ; une prévision était possible après { COUNT($k) } { $units } de silence

section-definition = Qu’est-ce qui dépend de la définition ?

definitions =
    .title = Actifs dans la période même, et dans celle-ci ou une suivante
    .subtitle = Part de nouveaux clients, %, selon le nombre de { $units } depuis le premier achat ; périodes complètes ; du { $first } au { $last }
    .note = Aux derniers âges, il reste peu de temps pour revenir plus tard : les deux se rejoignent ; un âge qui parlerait de quelques clients est omis.

section-decide = Que peut-on décider ?

test-a-reason = { $wait ->
        [long] Donner à la moitié de tous les clients, tirée au sort, et non des seuls nouveaux, une raison de racheter dans les { DAYS($d) }, et comparer.
       *[other] Donner à la moitié des nouveaux clients, tirée au sort, une raison de racheter dans les { DAYS($d) }, et comparer.
    }
    .effect = { $wait ->
        [long] Inconnu : ce rapport décrit et ne peut dire ce qui changerait le résultat. Avec les seuls nouveaux clients, ce serait trop long : montrer, quatre fois sur cinq, un écart de { POINTS($p) } dans la part de ceux qui rachètent dans les { DAYS($d) } en demande environ { COUNT($n) } par moitié, soit { COUNT($t) } { $units } d’arrivées.
        [unknown] Inconnu : ce rapport décrit et ne peut dire ce qui changerait le résultat. Montrer, quatre fois sur cinq, un écart de { POINTS($p) } dans la part de ceux qui rachètent dans les { DAYS($d) } demande environ { COUNT($n) } nouveaux clients par moitié ; on ne sait combien arrivent par { $unit }.
       *[short] Inconnu : ce rapport décrit et ne peut dire ce qui changerait le résultat. Montrer, quatre fois sur cinq, un écart de { POINTS($p) } dans la part de ceux qui rachètent dans les { DAYS($d) } demande environ { COUNT($n) } nouveaux clients par moitié : { COUNT($t) } { $units } d’arrivées au rythme actuel.
    }
    .cost = { $wait ->
        [long] L’offre faite à la moitié des clients.
       *[other] L’offre faite à la moitié des nouveaux clients.
    }
    .owner = Marketing client
    .size = { $wait ->
        [long] La moitié de tous les clients
        [unknown] La moitié des nouveaux clients
       *[known] { COUNT($n) } nouveaux clients dans chaque moitié
    }
    .turns = Un test où les deux moitiés diffèrent nettement, ou nettement pas.
test-a-reason-if-untested = Aucun test n’a été fait
    .do = { $wait ->
        [long] Tester sur une moitié de tous les clients, tirée au sort.
       *[other] Tester sur une moitié des nouveaux clients tirée au sort.
    }
    .regret = Si cela ne change rien : l’offre faite à cette moitié.
    .now = oui
test-a-reason-if-works = Un test montre que plus de clients reviennent et rapportent plus que l’offre ne coûte
    .do = Donner cette raison à tous les nouveaux clients, sauf un dixième tiré au sort.
    .regret = Si le test n’était favorable que par hasard : l’offre faite à tous, jusqu’à ce que le dixième le montre.
    .now = { "" }
test-a-reason-if-fails = Un test ne montre aucune différence
    .do = Arrêter l’offre.
    .regret = Si la différence est inférieure à { POINTS($p) } : on y renonce.
    .now = { "" }

definition-new-customer = Client vu pour la première fois le { $start } ou après, au moins { DAYS($d) } après le début des données.
    .term = Nouveau client

definition-active = { $activity ->
        [purchases] Au moins un achat dans la période ; un retour seul ne compte pas.
       *[any] Au moins une ligne dans la période, retours compris.
    }
    .term = Actif

definition-age = Nombre de { $units } calendaires depuis la période du premier achat, qui compte pour 0.
    .term = Âge (0, 1, 2, …)

definition-lapsed = Silencieux { COUNT($k) } { $units } entiers de suite ; qui revient ensuite a été regagné.
    .term = Perdu de vue

definition-range = Variation due au hasard avec ce nombre de clients, au niveau indiqué ; ne couvre ni des données fausses ni un marché qui change.
    .term = Intervalle

limitation-describes = Ce rapport décrit ; il ne montre pas pourquoi les clients reviennent ou non.
limitation-ages = Les âges sont des périodes calendaires : qui achète tard dans une période en a une première courte.
limitation-older-cohorts = Les derniers âges reposent sur les cohortes anciennes seules : les points d’une courbe ne sont pas les mêmes clients.
limitation-season = Cohorte et saison ne se distinguent pas : les cohortes récentes atteignent le même âge à d’autres mois.
limitation-new-card = Un client qui change de carte ou de compte compte comme perdu de vue et comme nouveau.
limitation-constant-chance = La projection suppose que chaque client part avec une probabilité constante qui lui est propre.
limitation-other-runs = Les petits groupes sont protégés dans ce rapport, pas contre d’autres exécutions avec d’autres dates ou paramètres.
