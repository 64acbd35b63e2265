title = Feedback
    .lead = What do customers write in surveys and tickets, how much of it is negative, which themes grow, and can that be relied on?

source = Source: comments of surveys and tickets of { $name }, data to { $last }.

section-write-about = What do customers write about, and how much of it is negative?
    .intro = Addresses, numbers and names are taken out of every comment before anything reads it. Themes are found in the words; nobody has read the comments.

most-said = Most often customers write about { $theme }: { $r } of those who wrote anything did ({ RANGE($r) }; { N($r) } customers).
    .unknown = What customers write about most is not known: { $why }.

negative = { $r } of the comments read as negative ({ RANGE($r) }; { N($r) } comments).
    .unknown = How many comments are negative is not known: { $why }.

themes =
    .label = Themes
    .definition = The largest number of groups of comments of which each comes back when one half of the customers is asked instead of the other; 0 where comments are no nearer together than shuffled words.
    .title = Themes customers write about
    .subtitle = Customers by theme, and of all who wrote a comment the share, %, { $first } to { $last }; before and now: share of those who wrote in the { DAYS($days) } before the latest { DAYS($days) }, and in these

negative-share =
    .label = Negative comments
    .definition = Comments that read as negative, divided by all in languages in which this is told well enough. It is learnt from the scores beside comments; the range is that of chance and does not cover comments told wrong.

stability =
    .label = Stability of the themes
    .definition = Share of comments put into the same theme by what was found among one half of the customers and among the other; mean and range of five splits.

sizes =
    .title = { $r } of those who write, write about { $theme }
    .title-unknown = What customers write about
    .subtitle = Share of customers who wrote about a theme, of all who wrote a comment, %; { $first } to { $last }
    .note = One customer may write about several themes.
    .alt = Bar chart of { COUNT($n) } themes: most customers write about { $theme }, { $r } of those who wrote.
    .alt-unknown = Bar chart of { COUNT($n) } themes by the share of customers who wrote about them.

theme-delivery = delivery
theme-price = price
theme-quality = quality
theme-service = service
theme-app = website and app
theme-returns = returns
theme-payment = payment
theme-choice = choice and stock
theme-packaging = packaging
theme-food = food
theme-room = rooms
theme-loyalty = points and membership
theme-none-of-these = none of these

section-grow = Which themes grow, and what goes with them?
    .intro = A theme that grows is not thereby important, and what customers did after they wrote is not what the comment made them do.

moods =
    .title = Who writes unhappily about a theme
    .subtitle = Customers who wrote about a theme, count; of them those with a negative comment on it, count and share, %; { $first } to { $last }

afterwards =
    .title = Who bought nothing after writing
    .subtitle = Customers who first wrote about a theme at least { DAYS($after) } before { $last }, count; those who bought nothing within { DAYS($after) } after it, count and share, %

quotes =
    .title = In their own words
    .subtitle = Comments most typical of a theme, { $first } to { $last }; names, addresses and numbers are not in them
    .note = Shown because the dataset file allows quotes, and only of themes of at least { COUNT($minimum) } customers.

tendency-higher = more
tendency-lower = fewer
tendency-little-changed = little changed
tendency-no-clear-change = no clear change
tendency-unknown = too few to say

section-relied = Can themes and tone be relied on?

check-themes-there = { $status ->
        [pass] Comments of a theme lie nearer together than shuffled words do: { $value } against { $threshold } (cosine).
       *[warn] Comments lie no nearer together than shuffled words do, so no themes are told.
    }
    .doubt = There are no themes beyond chance.

check-themes-stable = { $known ->
        [yes] Two halves of the customers put { SHARE($value) } of the comments into the same theme; { SHARE($threshold) } are asked for.
       *[no] Whether themes come back is not known: there are too few comments, or they have too few words in common.
    }
    .doubt = The themes are unstable: other customers would give other ones.

check-new-themes = { $known ->
        [yes] Of the comments of the latest { DAYS($days) }, { $value } are near no theme; at most { SHARE($threshold) } are asked for.
       *[no] There are no such comments.
    }
    .doubt = Many comments are near no theme: there may be new ones, so let the themes be found anew.

check-tone-told = { $known ->
        [yes] Held to customers not seen, the tone is told with a macro F1 of at least { NUMBER($value) } in every language; { NUMBER($threshold) } is asked for, and chances that come true to within 10 points.
       *[no] Whether a comment is negative could not be learnt: too few comments have a low and a high score beside them.
    }
    .doubt = The tone of comments is not told well enough in every language.

tone =
    .title = How well the tone is told
    .subtitle = Comments with a low or high score beside them, by language, told by what was learnt from other customers; { $first } to { $last }
    .note = Macro F1 is the mean over both tones of the harmonic mean of precision and recall. The gap is between the chance told and what it came to.

section-came = Which comments came?

written-in =
    .title = Languages of the comments
    .subtitle = Customers by the language they mostly write in, and comments, count; { $first } to { $last }

language-en = English
language-zh = Chinese
language-other = another
language-none = no letters

taken-out =
    .title = What was taken out before anything was read
    .subtitle = Comments from which something was taken out, count; { $first } to { $last }

mark-email = E-mail address
mark-link = Link
mark-account = Bank account (IBAN)
mark-id = National number
mark-card = Payment card
mark-phone = Phone number
mark-name = Name of a customer

check-long-comments = { $value ->
        [0] No comment is longer than { COUNT($longest) } characters.
        [one] One comment is longer than { COUNT($longest) } characters; its first { COUNT($longest) } were read.
       *[other] { COUNT($value) } comments are longer than { COUNT($longest) } characters; the first { COUNT($longest) } of each were read.
    }

section-decide = What can be decided?

read-and-change = { $known ->
        [yes] Read thirty comments on { $theme }, change one thing that they name, and look whether fewer write about it.
       *[no] Collect more comments before deciding anything by them.
    }
    .effect = Not known: this report describes and cannot say what a change would bring.
    .cost = A few hours of reading; then what the change costs.
    .owner = Customer service
    .turns = Thirty comments that have nothing in common.
read-and-change-if-cause = Many of them name the same thing
    .do = Change it for a random half of the customers, if that can be done, and compare what both write.
    .regret = If it was not that: the cost of the change.
    .now = { "" }
read-and-change-if-none = They name many things
    .do = Leave it, and look again in { DAYS($days) }.
    .regret = If one matters most and was overlooked: another { DAYS($days) } of it.
    .now = yes

definition-comment = What a customer wrote beside a score or in a ticket; one without a letter or digit is not counted.
    .term = Comment

definition-theme = A group of comments that use the same words, or words for the same subject, in any language. It is called by its subject where most of it is about one, else by its commonest words.
    .term = Theme

definition-negative = A comment that, by its words, is likelier to stand beside a low score than a high one. Low are 0 to 6 of NPS, 1 and 2 of CSAT, 1 to 3 of CES; high are 9 and 10, 4 and 5, 5 to 7.
    .term = Negative

definition-unhappy = Customers with at least one negative comment on the theme.
    .term = Unhappy

definition-lately = The { DAYS($days) } up to { $last }, compared with as many before; all themes are compared at once, so that one in twenty would not seem to change by chance.
    .term = Before and now

definition-range = Chance variation with this many customers at the stated level; it does not cover wrong data or a changed market.
    .term = Range

limitation-describes = This report describes; it does not show why customers are unhappy or leave.
limitation-who-writes = Who writes is not who buys: customers who are very pleased or very angry write more often than others.
limitation-words = Irony, mistakes and what is said between the lines are not understood; a comment on two things is given one theme.
limitation-names = Names are taken out where they are in the customer table; other names may remain in comments, which is one reason why none is shown unless the dataset allows it.
limitation-other-runs = Small groups are guarded within this report, not against other runs with other dates or parameters.
