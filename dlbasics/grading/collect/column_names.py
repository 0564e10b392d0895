"""What the columns of a table of people are called, in the languages of the platforms."""

# Kinds of names by which platforms know a person, and the columns that hold them, in lower case. Of several
# columns of one kind the first that says anything counts.
COLUMN_ALIASES = {
    "id": ("id",),
    "sis": ("sis user id", "sis id", "sid", "student id", "studentid", "student number", "student no",
            "id number", "orgdefinedid", "org defined id", "matriculation number", "matrikelnummer",
            "id-nummer", "numéro d'identification", "número de id", "matr.-nr.", "matrikel-nr.", "matrnr",
            "numero di matricola", "matricola", "número de identificação", "idnummer", "numer id",
            "学号", "學號", "学籍番号", "학번"),
    "login": ("sis login id", "login id", "username", "user name", "login", "eid", "netid", "display id",
              "anmeldename", "nom d'utilisateur", "nombre de usuario", "nome utente", "gebruikersnaam",
              "nome de usuário", "identificação de usuário", "nazwa użytkownika", "логин", "用户名", "帳號",
              "ユーザ名", "사용자 아이디"),
    "email": ("email", "e-mail", "email address", "e-mail address", "mail", "e-mail-adresse",
              "adresse de courriel", "dirección de correo", "indirizzo email", "e-mailadres",
              "endereço de e-mail", "endereço de email", "adres e-mail", "e-postadress", "e-posta adresi",
              "электронная почта", "адрес электронной почты", "邮箱", "电子邮件", "电子邮件地址", "電子郵件",
              "メールアドレス", "이메일 주소", "이메일"),
    "github": ("github username", "github user"),
    "github id": ("github id",),
    "identifier": ("identifier", "roster identifier", "id der teilnahme", "teilnehmer/in", "identifiant",
                   "identificador", "identificativo", "identificatie", "identyfikator", "идентификатор",
                   "标识", "标识符", "标识符号", "识别码", "識別碼", "識別子", "식별자"),
    "name": ("name", "full name", "student", "student name", "display name", "user full name",
             "vollständiger name", "nom complet", "nombre completo", "nome completo", "volledige naam",
             "imię i nazwisko", "fullständigt namn", "полное имя", "姓名", "全名", "名前", "氏名",
             "フルネーム", "이름", "성명"),
    "first name": ("first name", "firstname", "given name", "vorname", "prénom", "nombre", "имя", "名"),
    "last name": ("last name", "lastname", "surname", "family name", "nachname", "nom", "apellido(s)",
                  "apellidos", "фамилия", "姓"),
    "grade": ("grade", "bewertung", "note", "calificación", "valutazione", "voto", "nota", "avaliação",
              "cijfer", "beoordeling", "ocena", "betyg", "karakter", "arvosana", "známka", "osztályzat",
              "not", "kalifikazioa", "qualificació", "cualificación", "оценка", "оцінка", "评分", "成绩",
              "成績", "評点", "성적"),
    "feedback": ("feedback comments", "feedback als kommentar", "commentaires de feedback",
                 "comentarios de retroalimentación"),
    "section": ("section", "sections", "group", "groups", "gruppe", "gruppen", "groupe", "groupes",
                "grupos", "班级", "班級"),
    "role": ("role", "roles", "角色", "身份"),
}
# Roles, in lower case, of people who teach: a roster of Gradescope lists them among the learners.
TEACHING_ROLES = ("instructor", "ta", "teaching assistant", "reader", "teacher", "grader",
                  "教师", "老师", "助教")
IDENTIFYING = ("id", "sis", "login", "email", "github", "identifier")
NAMING = (*IDENTIFYING, "github id", "name", "first name", "last name")


def column_name(cell: str) -> str:
    """A column's name as it is looked up: lower case, single spaces."""
    return " ".join(cell.replace("_", " ").lower().split())


def kind_of_column(name: str) -> str:
    """What a column holds, by its name as `column_name` makes it: a kind of `COLUMN_ALIASES`, or nothing."""
    return next((kind for kind, columns in COLUMN_ALIASES.items() if name in columns), "")
