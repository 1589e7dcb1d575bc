/** Towns, countries and regions in the nominative; names of several words with a space. */

export const russianPlaces =
  'Москва|Санкт-Петербург|Петербург|Питер|Новосибирск|Екатеринбург|Казань|Нижний Новгород|Челябинск|Самара|Омск|Ростов-на-Дону|' +
  'Ростов|Уфа|Красноярск|Воронеж|Пермь|Волгоград|Краснодар|Саратов|Тюмень|Тольятти|Ижевск|Барнаул|Ульяновск|Иркутск|Хабаровск|' +
  'Ярославль|Владивосток|Махачкала|Томск|Оренбург|Кемерово|Новокузнецк|Рязань|Астрахань|Пенза|Липецк|Киров|Чебоксары|Тула|' +
  'Калининград|Балашиха|Курск|Севастополь|Сочи|Ставрополь|Улан-Удэ|Тверь|Магнитогорск|Иваново|Брянск|Белгород|Сургут|Владимир|' +
  'Чита|Архангельск|Нижний Тагил|Симферополь|Калуга|Якутск|Грозный|Волжский|Смоленск|Саранск|Череповец|Курган|Вологда|Орёл|' +
  'Владикавказ|Подольск|Мурманск|Тамбов|Петрозаводск|Стерлитамак|Нижневартовск|Кострома|Новороссийск|Йошкар-Ола|Химки|Таганрог|' +
  'Комсомольск-на-Амуре|Сыктывкар|Нальчик|Шахты|Дзержинск|Братск|Орск|Энгельс|Ангарск|Благовещенск|Королёв|Великий Новгород|' +
  'Псков|Бийск|Мытищи|Люберцы|Южно-Сахалинск|Рыбинск|Норильск|Сызрань|Абакан|Пушкин|Чехов|Жуковский|Мирный|Анапа|Ялта|Выборг|' +
  'Суздаль|Муром|Елец|Азов|Воркута|Магадан|Анадырь|Петропавловск-Камчатский|Элиста|Майкоп|Дербент|Ессентуки|Кисловодск|' +
  'Россия|Украина|Беларусь|Белоруссия|Казахстан|Узбекистан|Киргизия|Таджикистан|Туркмения|Армения|Азербайджан|Грузия|Молдавия|' +
  'Латвия|Литва|Эстония|Польша|Германия|Франция|Италия|Испания|Португалия|Англия|Великобритания|Ирландия|Шотландия|Австрия|' +
  'Швейцария|Швеция|Норвегия|Финляндия|Дания|Чехия|Словакия|Венгрия|Румыния|Болгария|Сербия|Греция|Турция|Кипр|Израиль|Египет|' +
  'Китай|Япония|Корея|Индия|Вьетнам|Таиланд|Иран|Ирак|Сирия|Америка|США|Канада|Мексика|Бразилия|Аргентина|Австралия|Африка|' +
  'Европа|Азия|Сибирь|Урал|Крым|Кавказ|Камчатка|Сахалин|Чечня|Дагестан|Татарстан|Башкирия|Карелия|Якутия|Подмосковье|Алтай|' +
  'Киев|Харьков|Одесса|Минск|Гомель|Брест|Алматы|Астана|Ташкент|Самарканд|Бишкек|Ереван|Баку|Тбилиси|Кишинёв|Рига|Вильнюс|' +
  'Таллин|Варшава|Берлин|Мюнхен|Париж|Лондон|Рим|Мадрид|Барселона|Вена|Прага|Будапешт|Стамбул|Анкара|Анталья|Пекин|Токио|' +
  'Дели|Дубай|Каир|Нью-Йорк|Вашингтон|Чикаго|Иерусалим|Тель-Авив|Хельсинки|Стокгольм|Осло|Амстердам|Брюссель|Женева|Милан|' +
  'Волга|Дон|Днепр|Енисей|Амур|Нева|Байкал|Арбат|Кремль|Шереметьево|Домодедово|Внуково|Пулково|Сколково';

export const englishPlaces =
  'London|Paris|Berlin|Munich|Hamburg|Frankfurt|Vienna|Rome|Milan|Madrid|Barcelona|Lisbon|Dublin|Edinburgh|Glasgow|Manchester|' +
  'Liverpool|Leeds|Bristol|Oxford|Cambridge|Brighton|New York|Los Angeles|Chicago|Houston|Phoenix|Philadelphia|San Antonio|' +
  'San Diego|Dallas|Austin|San Francisco|Seattle|Denver|Washington|Boston|Detroit|Memphis|Portland|Las Vegas|Baltimore|' +
  'Atlanta|Miami|Orlando|Minneapolis|Cleveland|Savannah|Charlotte|Lincoln|Madison|Jackson|Brooklyn|Hollywood|Texas|Florida|' +
  'California|Georgia|Virginia|Carolina|Nevada|Arizona|Ohio|Michigan|Alaska|Hawaii|Oregon|Colorado|Montana|Toronto|Montreal|' +
  'Vancouver|Sydney|Melbourne|Brisbane|Perth|Auckland|Florence|Venice|Naples|Geneva|Zurich|Brussels|Amsterdam|Copenhagen|' +
  'Stockholm|Oslo|Helsinki|Warsaw|Prague|Budapest|Athens|Istanbul|Moscow|Kiev|Kyiv|Minsk|Tokyo|Beijing|Shanghai|Hong Kong|' +
  'Singapore|Delhi|Mumbai|Dubai|Cairo|Jerusalem|Tel Aviv|Russia|Ukraine|Belarus|Germany|France|Italy|Spain|Portugal|England|' +
  'Britain|Scotland|Wales|Ireland|Austria|Switzerland|Sweden|Norway|Finland|Denmark|Poland|Hungary|Romania|Bulgaria|Serbia|' +
  'Greece|Turkey|Cyprus|Israel|Egypt|Jordan|China|Japan|Korea|India|Vietnam|Thailand|Iran|Iraq|Syria|America|Canada|Mexico|' +
  'Brazil|Argentina|Chile|Cuba|Australia|Africa|Europe|Asia|Siberia|Crimea|United States|United Kingdom|Soviet Union|' +
  'Chelsea|Victoria|Kazakhstan|Armenia|Latvia|Estonia|Lithuania|Chad|Santiago|Jersey|Amazon|Thames|Volga|Hyde Park';

export const organisations =
  'Газпром|Сбербанк|Сбер|Яндекс|Роснефть|Лукойл|Аэрофлот|Тинькофф|Альфа-банк|ВТБ|Ростелеком|Мегафон|Билайн|МТС|Почта России|' +
  'Пятёрочка|Магнит|Озон|Авито|Вайлдберриз|РЖД|МВД|ФСБ|ФНС|МЧС|ГИБДД|ГАИ|Росреестр|Роскомнадзор|Госдума|Совбез|Мосэнерго|' +
  'Автоваз|АвтоВАЗ|КамАЗ|Ростех|Росатом|Роскосмос|МГУ|СПбГУ|ООН|НАТО|ЕС|ВОЗ|СССР|Спартак|Зенит|ЦСКА|Госуслуги|' +
  'Google|Microsoft|Apple|Amazon|Facebook|Twitter|Netflix|Tesla|Intel|Samsung|Sony|Toyota|Volkswagen|Boeing|Airbus|Siemens|' +
  'IBM|BBC|CNN|FBI|CIA|NASA|NATO|IRS|NHS|WHO|UNESCO|Reuters|PayPal|Visa|Mastercard|Walmart|Starbucks|Disney|Ford|Shell|' +
  'Oracle|Target|Barclays|HSBC|Uber|YouTube|Skype|Telegram|WhatsApp|Гугл|Майкрософт|Самсунг|Тойота|Боинг';
