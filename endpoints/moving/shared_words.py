"""What `shared_page.py` says, in the language of whoever looks, and how it looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

STYLE = (
    ":root{color-scheme:light dark}body{margin:0;"
    "font:16px/1.55 -apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,system-ui,sans-serif;"
    "background:light-dark(#faf9f7,#1b1b1a);color:light-dark(#1d1c1a,#ecebe8)}"
    "main{max-width:760px;margin:0 auto;padding:32px 16px}h1{font-size:22px}"
    "h2{font-size:13px;font-weight:600;opacity:.65;margin:28px 0 6px}.said{white-space:pre-wrap;overflow-wrap:anywhere;"
    "margin:0 0 10px}.user .said{background:light-dark(#efede9,#2b2b29);padding:10px 14px;border-radius:12px}"
    "img{max-width:100%;height:auto;border-radius:10px;display:block;margin:8px 0}a{color:inherit}"
    "input,button,select,textarea{font:inherit;padding:8px 12px;border-radius:8px;border:1px solid #8888}"
    "select,textarea{display:block;width:100%;box-sizing:border-box;margin-top:4px}label{display:block;margin:12px 0}"
    "button{border:0;background:light-dark(#0f6a57,#52bfa3);color:light-dark(#fff,#06241c);font-weight:600}"
    "footer{text-align:center;font-size:13px;opacity:.65;padding:24px}"
)


@dataclass(frozen=True)
class PageWords:
    """All that a page of this kind says by itself."""

    language: str
    locked: str
    password: str
    open: str
    wrong: str
    nowhere: str
    nowhere_text: str
    untitled: str
    them: str
    foot: str
    off: str
    off_text: str
    report: str
    reason: str
    reasons: tuple[str, ...]
    """As `ReportReason` has them, in its order."""
    more: str
    send: str
    reported: str
    reported_text: str


ALL = {
    each.language: each
    for each in (
        PageWords(
            "en",
            "This page has a password",
            "Password",
            "Open",
            "That didn’t work. Check it, or wait a little.",
            "There is nothing here",
            "The link was revoked, has expired, or never was one.",
            "Untitled",
            "Question",
            "Shared from Atelier, view only.",
            "Sharing is switched off here",
            "Whoever runs this studio has switched it off.",
            "Report",
            "What is wrong with it?",
            ("It is against the law", "Sexual", "Violence", "Hate", "It shows somebody against their will", "Other"),
            "What should be known about it?",
            "Send",
            "Thank you",
            "Whoever runs this studio will look at it.",
        ),
        PageWords(
            "de",
            "Diese Seite hat ein Passwort",
            "Passwort",
            "Öffnen",
            "Das hat nicht geklappt. Sieh nach, oder warte etwas.",
            "Hier ist nichts",
            "Der Link wurde widerrufen, ist abgelaufen oder war nie einer.",
            "Ohne Titel",
            "Frage",
            "Geteilt aus Atelier, nur zum Ansehen.",
            "Teilen ist hier abgeschaltet",
            "Wer dieses Studio betreibt, hat es abgeschaltet.",
            "Melden",
            "Was ist damit nicht in Ordnung?",
            ("Gegen das Gesetz", "Sexuell", "Gewalt", "Hass", "Zeigt jemanden gegen dessen Willen", "Anderes"),
            "Was sollte man dazu wissen?",
            "Senden",
            "Danke",
            "Wer dieses Studio betreibt, sieht es sich an.",
        ),
        PageWords(
            "fr",
            "Cette page a un mot de passe",
            "Mot de passe",
            "Ouvrir",
            "Cela n’a pas marché. Vérifiez, ou attendez un peu.",
            "Il n’y a rien ici",
            "Le lien a été révoqué, a expiré ou n’en a jamais été un.",
            "Sans titre",
            "Question",
            "Partagé depuis Atelier, en lecture seule.",
            "Le partage est désactivé ici",
            "La personne qui gère ce studio l’a désactivé.",
            "Signaler",
            "Qu’est-ce qui ne va pas ?",
            ("Contraire à la loi", "Sexuel", "Violence", "Haine", "Montre quelqu’un contre son gré", "Autre"),
            "Que faut-il savoir ?",
            "Envoyer",
            "Merci",
            "La personne qui gère ce studio va regarder.",
        ),
        PageWords(
            "es",
            "Esta página tiene contraseña",
            "Contraseña",
            "Abrir",
            "No ha funcionado. Compruébala o espera un poco.",
            "Aquí no hay nada",
            "El enlace se revocó, caducó o nunca lo fue.",
            "Sin título",
            "Pregunta",
            "Compartido desde Atelier, solo lectura.",
            "Aquí no se puede compartir",
            "Quien lleva este estudio lo ha desactivado.",
            "Denunciar",
            "¿Qué tiene de malo?",
            ("Va contra la ley", "Sexual", "Violencia", "Odio", "Muestra a alguien contra su voluntad", "Otra cosa"),
            "¿Qué conviene saber?",
            "Enviar",
            "Gracias",
            "Quien lleva este estudio lo revisará.",
        ),
        PageWords(
            "zh",
            "此页面设有密码",
            "密码",
            "打开",
            "没有成功。请检查密码，或稍等片刻。",
            "这里什么都没有",
            "链接已撤销、已过期，或从未存在。",
            "无标题",
            "提问",
            "由 Atelier 分享，仅供阅读。",
            "此处已关闭分享",
            "管理此工作室的人已将其关闭。",
            "举报",
            "有什么问题？",
            ("违法", "色情", "暴力", "仇恨", "未经本人同意展示他人", "其他"),
            "还有什么需要说明？",
            "发送",
            "谢谢",
            "管理此工作室的人会查看。",
        ),
    )
}


def words_for(languages: Iterable[str]) -> PageWords:
    """In the first of them that is known here."""
    short = (each.partition("-")[0].lower() for each in languages)
    return next((ALL[each] for each in short if each in ALL), ALL["en"])
