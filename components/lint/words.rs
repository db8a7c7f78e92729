//! The words that each language does without, and what to write in their place.

/// One language's list.
pub(super) struct Words {
    tag: &'static str,
    /// Whether there are spaces between words, so that whole words can be told from parts.
    pub(super) has_spaces: bool,
    /// A word, in small letters, and what to write instead. `*` stands for any ending, `#` for a number.
    pub(super) avoid: &'static [(&'static str, &'static str)],
    /// Buttons that can be read in two ways when nothing stands beside the word.
    pub(super) buttons: &'static [&'static str],
}

/// The list of a language; there is none for a language that the kit does not speak.
pub(super) fn of(tag: &str) -> Option<&'static Words> {
    let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
    ALL.iter().copied().find(|words| base(words.tag) == base(tag))
}

const ALL: &[&Words] = &[&ENGLISH, &GERMAN, &FRENCH, &SPANISH, &PORTUGUESE, &JAPANESE, &ARABIC];

// Words of engineers, each with what it is for the person.
const WORKER: &str = "it names who does the work inside the server; say that work has begun: “In progress”";
const BATCH: &str = "it names how the server cuts the work; say how many of what: “200 of 1,000 invoices”";
const DISPATCH: &str = "say what that is for the person: “sent”, “queued” or “started”";
const PIPELINE: &str = "name the steps as the person knows them: “Preparing data”, “Building file”";
const AFTERWARDS: &str = "name what is still to be done: “Final check”, “Making the previews”";
const ALLOCATE: &str = "nothing of the person's has begun yet; say “Queued” or “Starting”";
const PAYLOAD: &str = "say what it is: “your file”, “what you entered”";
const BACKEND: &str = "say “the server”, or name the service as the person knows it: “the bank”";
const EXCEPTION: &str =
    "it is a word of programs; say what failed, whether the work is safe, and what to do next";
const TIMEOUT: &str = "say what took longer than the time allowed, and what to do about it";
const LINE: &str = "say that it waits for its turn: “Queued”";

const VAGUE: &str = "it says nothing; say what failed, whether the work is safe, and what to do next";
const PRECISE: &str = "false the moment it stands still; give the usual time as a range";
const HARSH: &str = "harsher than what it does; say what stops and what stays";
const BLAMING: &str = "it blames the person or comforts in place of help; say what happened and what to do";

const ENGLISH: Words = Words {
    tag: "en",
    has_spaces: true,
    avoid: &[
        ("worker*", WORKER),
        ("batch*", BATCH),
        ("dispatch*", DISPATCH),
        ("pipeline*", PIPELINE),
        ("post-processing", AFTERWARDS),
        ("postprocessing", AFTERWARDS),
        ("allocat*", ALLOCATE),
        ("payload*", PAYLOAD),
        ("backend", BACKEND),
        ("back-end", BACKEND),
        ("endpoint*", BACKEND),
        ("exception*", EXCEPTION),
        ("timeout", TIMEOUT),
        (
            "retry attempt",
            "it means little by itself; say why it takes longer, and that nothing has to be started over",
        ),
        ("something went wrong", VAGUE),
        ("an error occurred", VAGUE),
        ("unknown error", VAGUE),
        ("unexpected error", VAGUE),
        ("try again later", VAGUE),
        ("processing", "it can mean waiting and working; say “Queued” or “In progress”"),
        ("seconds remaining", PRECISE),
        ("seconds left", PRECISE),
        ("minutes remaining", PRECISE),
        ("minutes left", PRECISE),
        ("abort*", HARSH),
        ("terminat*", HARSH),
        ("kill*", HARSH),
        ("fatal", HARSH),
        ("illegal", BLAMING),
        ("invalid", BLAMING),
        ("oops", BLAMING),
        ("sorry", BLAMING),
    ],
    buttons: &["Cancel", "OK", "Yes", "No", "Stop", "Continue", "Submit"],
};

const GERMAN: Words = Words {
    tag: "de",
    has_spaces: true,
    avoid: &[
        ("worker*", WORKER),
        ("batch*", BATCH),
        ("stapelverarbeitung*", BATCH),
        ("dispatch*", DISPATCH),
        ("pipeline*", PIPELINE),
        ("nachverarbeitung*", AFTERWARDS),
        ("allokier*", ALLOCATE),
        ("backend*", BACKEND),
        ("endpunkt*", BACKEND),
        ("exception*", EXCEPTION),
        ("ausnahmefehler*", EXCEPTION),
        ("timeout*", TIMEOUT),
        ("zeitüberschreitung*", TIMEOUT),
        ("etwas ist schiefgelaufen", VAGUE),
        ("etwas ist schief gelaufen", VAGUE),
        ("ein fehler ist aufgetreten", VAGUE),
        ("unbekannter fehler", VAGUE),
        ("unerwarteter fehler", VAGUE),
        ("versuchen sie es später", VAGUE),
        ("wird verarbeitet", "it can mean waiting and working; say „In der Warteschlange“ oder „In Arbeit“"),
        ("sekunden verbleiben*", PRECISE),
        ("noch # sekunden", PRECISE),
        ("noch # minuten", PRECISE),
        ("verbleibende minuten", PRECISE),
        ("verbleibende sekunden", PRECISE),
        ("minuten verbleiben*", PRECISE),
        ("abschießen", HARSH),
        ("terminier*", HARSH),
        ("fatal*", HARSH),
        ("ungültig*", BLAMING),
        ("unzulässig*", BLAMING),
        ("hoppla", BLAMING),
        ("leider", BLAMING),
    ],
    buttons: &["Abbrechen", "OK", "Ja", "Nein", "Stopp", "Weiter", "Absenden"],
};

const FRENCH: Words = Words {
    tag: "fr",
    has_spaces: true,
    avoid: &[
        ("worker*", WORKER),
        ("batch*", BATCH),
        ("traitement par lots", BATCH),
        ("dispatch*", DISPATCH),
        ("pipeline*", PIPELINE),
        ("post-traitement*", AFTERWARDS),
        ("backend", BACKEND),
        ("exception*", EXCEPTION),
        ("timeout*", TIMEOUT),
        ("charge utile", PAYLOAD),
        ("file de messages", LINE),
        (
            "en cours de traitement",
            "it can mean waiting and working; say « En file d’attente » or « En cours »",
        ),
        ("une erreur s'est produite", VAGUE),
        ("une erreur s’est produite", VAGUE),
        ("une erreur est survenue", VAGUE),
        ("erreur inconnue", VAGUE),
        ("erreur inattendue", VAGUE),
        ("erreur interne", VAGUE),
        ("réessayer ultérieurement", VAGUE),
        ("réessayez plus tard", VAGUE),
        ("quelque chose s’est mal passé", VAGUE),
        ("secondes restantes", PRECISE),
        ("minutes restantes", PRECISE),
        ("il reste # secondes", PRECISE),
        ("il reste # minutes", PRECISE),
        ("avorter", HARSH),
        ("avorté*", HARSH),
        ("tuer", HARSH),
        ("fatale*", HARSH),
        ("invalide*", BLAMING),
        ("oups", BLAMING),
        ("désolé*", BLAMING),
    ],
    buttons: &["Annuler", "OK", "Oui", "Non", "Arrêter", "Continuer", "Envoyer", "Valider"],
};

const SPANISH: Words = Words {
    tag: "es",
    has_spaces: true,
    avoid: &[
        ("worker*", WORKER),
        ("batch*", BATCH),
        ("por lotes", BATCH),
        ("dispatch*", DISPATCH),
        ("pipeline*", PIPELINE),
        ("posprocesamiento", AFTERWARDS),
        ("postprocesamiento", AFTERWARDS),
        ("backend", BACKEND),
        ("excepción", EXCEPTION),
        ("timeout*", TIMEOUT),
        ("carga útil", PAYLOAD),
        ("procesando", "it can mean waiting and working; say “En cola” or “En curso”"),
        ("algo salió mal", VAGUE),
        ("algo ha salido mal", VAGUE),
        ("se ha producido un error", VAGUE),
        ("ha ocurrido un error", VAGUE),
        ("ocurrió un error", VAGUE),
        ("error desconocido", VAGUE),
        ("error inesperado", VAGUE),
        ("error interno", VAGUE),
        ("intente más tarde", VAGUE),
        ("inténtelo más tarde", VAGUE),
        ("segundos restantes", PRECISE),
        ("minutos restantes", PRECISE),
        ("quedan # segundos", PRECISE),
        ("quedan # minutos", PRECISE),
        ("faltan # segundos", PRECISE),
        ("faltan # minutos", PRECISE),
        ("abortar", HARSH),
        ("abortad*", HARSH),
        ("matar", HARSH),
        ("fatal", HARSH),
        ("inválid*", BLAMING),
        ("vaya", BLAMING),
        ("lo sentimos", BLAMING),
    ],
    buttons: &["Cancelar", "Aceptar", "OK", "Sí", "No", "Detener", "Continuar", "Enviar"],
};

const PORTUGUESE: Words = Words {
    tag: "pt-BR",
    has_spaces: true,
    avoid: &[
        ("worker*", WORKER),
        ("batch*", BATCH),
        ("em lote*", BATCH),
        ("dispatch*", DISPATCH),
        ("pipeline*", PIPELINE),
        ("pós-processamento", AFTERWARDS),
        ("backend", BACKEND),
        ("exceção", EXCEPTION),
        ("timeout*", TIMEOUT),
        ("carga útil", PAYLOAD),
        ("processando", "it can mean waiting and working; say “Na fila” or “Em andamento”"),
        ("algo deu errado", VAGUE),
        ("ocorreu um erro", VAGUE),
        ("erro desconhecido", VAGUE),
        ("erro inesperado", VAGUE),
        ("erro interno", VAGUE),
        ("tente mais tarde", VAGUE),
        ("tente novamente mais tarde", VAGUE),
        ("segundos restantes", PRECISE),
        ("minutos restantes", PRECISE),
        ("faltam # segundos", PRECISE),
        ("faltam # minutos", PRECISE),
        ("restam # segundos", PRECISE),
        ("restam # minutos", PRECISE),
        ("abortar", HARSH),
        ("abortad*", HARSH),
        ("matar", HARSH),
        ("fatal", HARSH),
        ("inválid*", BLAMING),
        ("ops", BLAMING),
        ("desculpe", BLAMING),
    ],
    buttons: &["Cancelar", "OK", "Sim", "Não", "Parar", "Continuar", "Enviar"],
};

const JAPANESE: Words = Words {
    tag: "ja",
    has_spaces: false,
    avoid: &[
        ("ワーカー", WORKER),
        ("バッチ", BATCH),
        ("ディスパッチ", DISPATCH),
        ("パイプライン", PIPELINE),
        ("後処理", AFTERWARDS),
        ("バックエンド", BACKEND),
        ("例外", EXCEPTION),
        ("タイムアウト", TIMEOUT),
        ("エンドポイント", BACKEND),
        ("ペイロード", PAYLOAD),
        ("処理中", "it can mean waiting and working; say 「待機中」 or 「進行中」"),
        ("エラーが発生しました", VAGUE),
        ("問題が発生しました", VAGUE),
        ("不明なエラー", VAGUE),
        ("予期しないエラー", VAGUE),
        ("何らかの", VAGUE),
        ("後でもう一度お試しください", VAGUE),
        ("しばらくしてから", VAGUE),
        ("残り#秒", PRECISE),
        ("残り#分", PRECISE),
        ("あと#秒", PRECISE),
        ("あと#分", PRECISE),
        ("強制終了", HARSH),
        ("異常終了", HARSH),
        ("致命的", HARSH),
        ("不正な", BLAMING),
        ("無効な", BLAMING),
        ("申し訳", BLAMING),
        ("残念ながら", BLAMING),
    ],
    buttons: &["キャンセル", "OK", "はい", "いいえ", "中止", "停止", "続行", "送信"],
};

const ARABIC: Words = Words {
    tag: "ar",
    has_spaces: true,
    avoid: &[
        ("worker*", WORKER),
        ("batch*", BATCH),
        ("دفعة المعالجة", BATCH),
        ("خط الأنابيب", PIPELINE),
        ("المعالجة اللاحقة", AFTERWARDS),
        ("الواجهة الخلفية", BACKEND),
        ("نقطة النهاية", BACKEND),
        ("استثناء", EXCEPTION),
        ("انتهت المهلة", TIMEOUT),
        ("قيد المعالجة", "it can mean waiting and working; say «في قائمة الانتظار» or «قيد التنفيذ»"),
        ("حدث خطأ", VAGUE),
        ("حدث خطأ ما", VAGUE),
        ("خطأ غير معروف", VAGUE),
        ("خطأ غير متوقع", VAGUE),
        ("حدثت مشكلة", VAGUE),
        ("حاول مرة أخرى لاحقًا", VAGUE),
        ("المحاولة لاحقًا", VAGUE),
        ("ثانية متبقية", PRECISE),
        ("ثوانٍ متبقية", PRECISE),
        ("دقيقة متبقية", PRECISE),
        ("دقائق متبقية", PRECISE),
        ("إجهاض", HARSH),
        ("قتل", HARSH),
        ("إنهاء قسري", HARSH),
        ("فادح", HARSH),
        ("غير صالح*", BLAMING),
        ("للأسف", BLAMING),
        ("عذرًا", BLAMING),
        ("عفوًا", BLAMING),
    ],
    buttons: &["إلغاء", "موافق", "نعم", "لا", "إيقاف", "متابعة", "إرسال"],
};
