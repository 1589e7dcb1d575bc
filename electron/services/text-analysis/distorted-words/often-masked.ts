/** Words that are written with signs in them so that no one finds them, in the forms that they have. For finding only. */
export const oftenMasked: readonly string[] = (
  'хуй хуя хую хуем хуи хуйня хуйню хуйни хуйней нахуй похуй хуево хуевый хуесос пизда пизды пизду пизде пиздец пиздеть ' +
  'пиздит пиздюк пиздато ебать ебал ебала ебут ебаный ебаная ебаное ебаные ебануть ебанутый заебал заебали заебись отъебись ' +
  'наебал наебали выебать выебал долбоеб долбоебы уебок уебки поебать проебал блядь блять бляди блядский блядская сука суки ' +
  'суку сукой сучка мудак мудаки мудила говно говна говном дерьмо дерьма жопа жопу жопе жопы жопой гондон гандон пидор ' +
  'пидоры пидорас пидорасы шлюха шлюхи шлюху проститутка проститутки порно порнуха порнография секс сиськи трахать трахал ' +
  'убить убью убили суицид самоубийство наркотик наркотики наркотиков наркота наркоту кокаин кокаина героин героина ' +
  'мефедрон мефедрона амфетамин гашиш гашиша марихуана марихуану спайс закладка закладки закладку оружие оружия пистолет ' +
  'бомба бомбу взрыв взорвать теракт террорист террористы взятка взятку откат обнал деньги ' +
  'fuck fucking fucked fucker fuckers fucks motherfucker shit shitty shits bullshit bitch bitches cunt dick dickhead cock ' +
  'pussy asshole assholes ass bastard damn goddamn whore slut porn porno pornography sex nude nudes rape raped kill killed ' +
  'killing suicide murder cocaine heroin meth weed drugs drug gun guns bomb bombs terrorist crap piss hell stupid idiot scam'
).split(' ');
