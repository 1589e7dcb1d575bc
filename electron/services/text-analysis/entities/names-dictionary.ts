/** First names of people, as they stand in the nominative; the short ones that people call each other by among them. */

export const russianMen =
  'Александр Алексей Анатолий Андрей Антон Аркадий Арсений Артём Артур Богдан Борис Вадим Валентин Валерий Василий Виктор ' +
  'Виталий Владимир Владислав Всеволод Вячеслав Геннадий Георгий Герман Глеб Григорий Даниил Данила Денис Дмитрий Евгений ' +
  'Егор Захар Иван Игорь Илья Кирилл Константин Лев Леонид Максим Марат Марк Матвей Михаил Никита Николай Олег Павел Пётр ' +
  'Ринат Роман Руслан Рустам Святослав Семён Сергей Станислав Степан Тимофей Тимур Фёдор Филипп Эдуард Юрий Яков Ярослав ' +
  'Ильдар Рамиль Ахмед Магомед Ашот Армен Гурген Вахтанг Тарас Остап Архип Прохор Савелий Платон Макар Родион Мирон ' +
  'Саша Лёша Андрюша Дима Ваня Вася Витя Володя Вова Гена Гоша Гриша Женя Жора Коля Костя Лёня Миша Паша Петя Рома ' +
  'Серёжа Слава Стас Стёпа Толя Федя Юра Яша Боря Антоша Эдик Толик Вовка Сашка Серёга Димон Лёха';

export const russianWomen =
  'Александра Алёна Алина Алиса Алла Анастасия Ангелина Анна Антонина Валентина Валерия Варвара Вера Вероника Виктория ' +
  'Галина Дарья Диана Ева Евгения Екатерина Елена Елизавета Жанна Зинаида Зоя Инна Ирина Кира Клавдия Ксения Лариса ' +
  'Лидия Лилия Любовь Людмила Маргарита Марина Мария Майя Надежда Наталья Наталия Нелли Нина Оксана Олеся Ольга Полина ' +
  'Раиса Регина Римма Роза Светлана София Софья Тамара Татьяна Ульяна Фаина Эльвира Эмма Юлия Яна Ярослава Эльмира ' +
  'Гульнара Аня Настя Катя Лена Лиза Маша Наташа Оля Света Таня Юля Даша Ира Люда Люба Надя Галя Валя Тоня Зина Рита ' +
  'Соня Вика Ксюша Лида Нюра Дуня Марьяна Снежана Есения';

export const englishNames =
  'Aaron Adam Alan Albert Alex Alexander Alfred Alice Alison Amanda Amber Amy Andrea Andrew Angela Ann Anna Anne Anthony ' +
  'April Arthur Ashley Austin Barbara Benjamin Betty Bill Bob Brandon Brenda Brian Bruce Caroline Carol Catherine Charles ' +
  'Charlotte Chelsea Chloe Chris Christian Christina Christopher Claire Daniel David Deborah Dennis Diana Diane Donald ' +
  'Donna Dorothy Douglas Dylan Edward Eleanor Elizabeth Emily Emma Eric Ethan Eugene Evelyn Faith Florence Frances Frank ' +
  'Fred Gary George Georgia Gerald Gloria Grace Graham Grant Greg Gregory Hannah Harold Harry Heather Helen Henry Hope ' +
  'Howard Hugh Ian Isabella Jack Jackson Jacob Jacqueline James Jane Janet Janice Jason Jean Jeff Jeffrey Jennifer Jeremy ' +
  'Jerry Jesse Jessica Jim Joan Joe John Jonathan Jordan Joseph Joshua Joyce Juan Judith Judy Julia Julie June Justin ' +
  'Karen Kate Katherine Kathleen Keith Kelly Kenneth Kevin Kimberly Kyle Larry Laura Lauren Lawrence Leo Leonard Lily ' +
  'Linda Lisa Logan Louis Lucy Luke Madison Margaret Maria Marie Marilyn Mark Martha Martin Mary Matthew May Megan Melissa ' +
  'Michael Michelle Mike Nancy Natalie Nathan Nicholas Nicole Noah Olivia Oliver Oscar Pamela Patricia Patrick Paul Peter ' +
  'Philip Phillip Rachel Ralph Randy Raymond Rebecca Richard Robert Roger Ronald Rose Roy Russell Ruth Ryan Samantha ' +
  'Samuel Sandra Sara Sarah Scott Sean Sharon Shirley Simon Sophia Sophie Stephanie Stephen Steve Steven Sue Susan Sydney ' +
  'Teresa Terry Theresa Thomas Tiffany Timothy Tom Tony Tyler Victor Victoria Vincent Virginia Walter Wayne Will William ' +
  'Zachary Zoe Paris Lincoln Carter Dallas Savannah Brooklyn Ivan Boris Dmitry Sergei Olga Natasha Igor Vladimir Tim Dave';

/** Family names that are met everywhere; others are known by their endings and by what stands beside them. */
export const russianSurnames =
  'Иванов Петров Сидоров Смирнов Кузнецов Попов Васильев Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев ' +
  'Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев ' +
  'Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв Гусев Киселёв Ильин Максимов Поляков ' +
  'Сорокин Виноградов Ковалёв Белов Медведев Антонов Тарасов Жуков Баранов Филиппов Комаров Давыдов Беляев Герасимов ' +
  'Богданов Осипов Сидоренко Матвеев Титов Марков Миронов Крылов Куликов Карпов Власов Мельников Денисов Гаврилов Тихонов ' +
  'Казаков Афанасьев Данилов Савельев Тимофеев Фомин Чернов Абрамов Мартынов Ефимов Федотов Щербаков Назаров Калинин ' +
  'Исаев Чернышёв Быков Маслов Родионов Коновалов Лазарев Воронин Климов Филатов Пономарёв Голубев Кудрявцев Прохоров ' +
  'Наумов Потапов Журавлёв Овчинников Трофимов Леонов Соболев Ермаков Колесников Гончаров Путин Ленин Сталин Пушкин Чехов ' +
  'Киров Горький Гагарин Жуковский Маяковский Достоевский Толстой Брежнев Хрущёв Ельцин Горбачёв Шевченко Бондаренко ' +
  'Коваленко Ткаченко Кравченко Лукашенко Петренко Чайковский Суворов Кутузов Столыпин Чкалов Энгельс Маркс Дзержинский Фрунзе Свердлов Троцкий Берия Молотов Менделеев Ломоносов ' +
  'Курчатов Сахаров Солженицын Булгаков Есенин Блок Тургенев Гоголь Лермонтов Некрасов Репин Шишкин Левитан';

export const englishSurnames =
  'Smith Johnson Williams Brown Jones Garcia Miller Davis Wilson Anderson Taylor Thomas Moore Jackson Thompson White Harris ' +
  'Clark Lewis Robinson Walker Young Allen Wright Hill Green Adams Baker Nelson Carter Mitchell Roberts Turner Phillips ' +
  'Campbell Parker Evans Edwards Collins Stewart Morris Murphy Cook Rogers Cooper Peterson Reed Bailey Kelly Howard Ward ' +
  'Watson Brooks Bennett Gray Hughes Price Myers Foster Sanders Ross Morgan Powell Sullivan Russell Obama Clinton Trump ' +
  'Biden Churchill Washington Lincoln Weber Schmidt Müller';
