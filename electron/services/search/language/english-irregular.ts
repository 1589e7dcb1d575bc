/** As `russianIrregular`. */
export const englishIrregular = `
be am is are was were been being
have has had having
do does did done doing
go goes went gone going
arise arose arisen
awake awoke awoken
bear bore borne
beat beaten
become became
begin began begun
bend bent
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
come came
creep crept
deal dealt
dig dug
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fly flew flown
forbid forbade forbidden
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten getting
give gave given
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
kneel knelt
know knew known
lay laid
lead led
lean leant
leap leapt
learn learnt
leave left
lend lent
light lit
lose lost
make made
mean meant
meet met
mistake mistook mistaken
overcome overcame
pay paid
prove proven
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
sew sewn
shake shook shaken
shine shone
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
slide slid
speak spoke spoken
speed sped
spell spelt
spend spent
spin spun
stand stood
steal stole stolen
stick stuck
sting stung
strike struck
swear swore sworn
sweep swept
swell swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
understand understood
undergo underwent undergone
wake woke woken
wear wore worn
weep wept
win won
wind wound
withdraw withdrew withdrawn
write wrote written
man men
woman women
child children
person people
foot feet
tooth teeth
goose geese
mouse mice
louse lice
ox oxen
wife wives
life lives
knife knives
leaf leaves
half halves
shelf shelves
self selves
wolf wolves
thief thieves
loaf loaves
calf calves
scarf scarves
analysis analyses
crisis crises
thesis theses
basis bases
hypothesis hypotheses
diagnosis diagnoses
phenomenon phenomena
criterion criteria
index indices indexes
appendix appendices
matrix matrices
good better best
bad worse worst
far further farther
little less least
big bigger biggest
hot hotter hottest
sad sadder saddest
fat fatter fattest
wet wetter wettest
thin thinner thinnest
fit fitter fittest
red redder reddest
dim dimmer dimmest
slim slimmer slimmest
flat flatter flattest
glad gladder gladdest
mad madder maddest
tan tanner tannest
trim trimmer trimmest
grim grimmer grimmest
drab drabber drabbest
snug snugger snuggest
old older oldest
new newer newest
low lower lowest
few fewer fewest
shy shyer shyest
sly slyer slyest
dry dryer dryest
raw rawer rawest
odd odder oddest
free freer freest
true truer truest
`;
