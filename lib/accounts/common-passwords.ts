/** Passwords of eight characters and more that guessing starts with. Lower case; shorter ones are refused by length. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password password1 password12 password123 password1234 password! password1! passw0rd p@ssword p@ssw0rd passwort
  12345678 123456789 1234567890 0123456789 0987654321 87654321 987654321 11111111 00000000 12341234 11223344 12344321
  123123123 147258369 123654789 789456123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 q1w2e3r4 q1w2e3r4t5 zaq12wsx qazwsxedc
  qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 asdfghjk asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123
  iloveyou iloveyou1 iloveyou2 sunshine sunshine1 princess princess1 football football1 baseball baseball1 basketball
  superman superman1 batman123 spiderman pokemon1 pokemon123 starwars starwars1 dragon123 monkey123 michael1 jennifer
  jordan23 mustang1 corvette mercedes liverpool chelsea1 arsenal1 barcelona realmadrid internet computer computer1
  whatever trustno1 letmein1 letmein123 welcome1 welcome12 welcome123 admin123 admin1234 administrator changeme changeme1
  secret123 default1 temporary test1234 testtest testing1 testing123 abcd1234 abc12345 abcdefgh abcdefg1 a1b2c3d4 aa123456
  master12 hello123 hellohello football12 charlie1 samantha victoria alexander elizabeth jonathan christian nicholas
  maverick hardcore midnight butterfly chocolate chocolate1 cookie123 rainbow1 snoopy12 sweetheart lovelove loveyou1
  summer2024 summer2025 summer2026 winter2024 winter2025 winter2026 spring2026 autumn2026 tallyboard tallyboard1
  tallyboard123 tiktok123 tiktoktiktok analytics marketing marketing1 dashboard company123 business1`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
