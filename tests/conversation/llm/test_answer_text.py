"""What models really send for a prompt, a title or a summary, and what of it may be used."""

from __future__ import annotations

import pytest

from conversation.llm.answer_text import numbers_in_list, prompt_in, prose_in, title_in

FOX = "A red fox in fresh snow at dawn, soft pink light, low angle."
FUCHS = "Ein roter Fuchs im frischen Schnee, Morgenlicht, Aquarell."
ONE_WAY = (
    FOX,
    f"\n\n  {FOX}  \n",
    f'"{FOX}"',
    f"“{FOX}”",
    f"„{FOX}“",
    f"«{FOX}»",
    f"『{FOX}』",
    f"**{FOX}**",
    f"*{FOX}*",
    f"`{FOX}`",
    f"```\n{FOX}\n```",
    f"```text\n{FOX}\n```\nLet me know if you want another style!",
    f'```json\n{{"prompt": "{FOX}"}}\n```',
    f'{{"refined_prompt": "{FOX}", "style": "photo"}}',
    f'[{{"prompt": "{FOX}"}}]',
    f"Prompt: {FOX}",
    f"**Prompt:** {FOX}",
    f"Refined prompt: {FOX}",
    f"### Refined Prompt\n\n**Prompt:** {FOX}",
    f"Here is the refined prompt:\n\n{FOX}",
    f"Here's your prompt: {FOX}",
    f'Sure! Here is the prompt:\n\n"{FOX}"',
    f"Sure! Here's a prompt for the image model: {FOX}",
    f"Certainly!\n\n{FOX}",
    f"Of course! I'd be happy to help.\n\n{FOX}",
    f"Hier ist der verfeinerte Prompt:\n\n{FOX}",
    f"Klar! Hier ist der Prompt: {FOX}",
    f"Gerne!\n\nVerfeinerter Prompt: {FOX}\n\nSag Bescheid, wenn du etwas ändern möchtest.",
    f"Voici le prompt affiné :\n\n« {FOX} »".replace("« ", "«").replace(" »", "»"),
    f"Bien sûr ! Voici la description : {FOX}",
    f"¡Claro! Aquí tienes el prompt:\n\n{FOX}".replace("¡", ""),
    f"Aquí está el prompt refinado: {FOX}",
    f"好的！以下是优化后的提示词：\n\n{FOX}",
    f"提示词：{FOX}",
    f"Конечно! Вот промпт: {FOX}",
    f"もちろんです。以下はプロンプトです：\n{FOX}",
    f"{FOX}\n\nThis prompt keeps the fox as the subject and adds light.",
    f"{FOX}\n\n---\n\n**Note:** I added the light.",
    f"{FOX}\n\nI kept your fox and chose dawn for the mood.",
    f"{FOX}\n\nHinweis: Ich habe das Licht ergänzt.",
    f"{FOX}\n\nExplication : j'ai ajouté la lumière.",
    f"{FOX}\n\n说明：我增加了光线。",
    f"{FOX}\n\nWould you like me to try another style?",
    f"{FOX}\n\nNegative prompt: blurry, text",
    f"1. {FOX}\n2. A fox in a forest, oil painting.\n3. A fox, cartoon.",
    f"Here are three options:\n\n1. {FOX}\n\n2. A fox in a forest, oil painting.",
    f"**Option 1:** {FOX}\n\n**Option 2:** A fox in a forest.",
    f"- {FOX}",
    f"> {FOX}",
)


@pytest.mark.parametrize("answer", ONE_WAY)
def test_a_prompt_is_found_in_whatever_is_around_it(answer: str) -> None:
    assert prompt_in(answer, 2_000) == FOX


@pytest.mark.parametrize(
    "prompt",
    [
        'A poster with the title: "Jazz at Nine", bold letters, deep blue.',
        "Great Wall of China: a wide view in the evening, long shadows.",
        "A sign that says “Sorry, we are closed”, red neon, rain on the window.",
        "Three panels: a fox wakes, a fox runs, a fox sleeps.",
        "“Hello”, says the fox in a speech bubble, and the owl answers “Hi”.",
        "#1 at night, the same lighthouse, a full moon, all else as it is.",
        "Notes of a song float over the piano, watercolour.",
        "A fox.\n\nIn the background a village with lit windows.",
        "16:9 photo of a fox, 35 mm, f/1.8.",
        FUCHS,
        "雪地里的红狐狸，晨光，水彩。",
        "Okapi in the rain forest, side light.",
        "Certain of victory, a knight lifts his banner.",
    ],
)
def test_a_prompt_that_is_well_stays_as_it_is(prompt: str) -> None:
    assert prompt_in(prompt, 2_000) == prompt


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "   \n",
        "…",
        '""',
        "```\n```",
        "I'm sorry, but I can't help with that.",
        "I’m sorry, I cannot create this image.",
        "Sorry, I can't assist with that request.",
        "I cannot generate that.",
        "I can’t help with that request.",
        "As an AI language model, I cannot see pictures.",
        "Unfortunately, I am not able to do this.",
        "Es tut mir leid, aber dabei kann ich nicht helfen.",
        "Das tut mir leid.".replace("Das t", "T"),
        "Ich kann dieses Bild leider nicht erstellen.",
        "Je suis désolé, je ne peux pas vous aider.",
        "Je ne peux pas créer cette image.",
        "Lo siento, no puedo ayudarte con eso.",
        "抱歉，我无法满足这个请求。",
        "对不起，我不能帮助你。",
        "申し訳ありませんが、お手伝いできません。",
        "Mi dispiace, non posso aiutarti.",
        "Desculpe, não posso ajudar.",
        "Извините, я не могу помочь.",
        "**I'm sorry, but I can't help with that.**",
        "Could you tell me which fox you mean?",
        "Welchen Fuchs meinst du?",
        "你指的是哪只狐狸？",
    ],
)
def test_what_is_no_prompt_is_not_painted(answer: str) -> None:
    assert prompt_in(answer, 2_000, asked="the fox again") == ""


def test_a_question_of_the_persons_own_may_stay_one() -> None:
    assert prompt_in("Which fox is the fastest?", 2_000, asked="a poster: which fox is the fastest?")


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ("Fox in the snow", "Fox in the snow"),
        ('"Fox in the snow"', "Fox in the snow"),
        ("Title: Fox in the snow", "Fox in the snow"),
        ("**Title:** Fox in the snow.", "Fox in the snow"),
        ("# Fox in the snow", "Fox in the snow"),
        ("Here's a title for the conversation:\n\n**Fox in the snow**", "Fox in the snow"),
        ("Titel: „Fuchs im Schnee“", "Fuchs im Schnee"),
        ("Titre : Renard dans la neige", "Renard dans la neige"),
        ("标题：雪中的狐狸", "雪中的狐狸"),
        ("《雪中的狐狸》", "雪中的狐狸"),
        ('{"title": "Fox in the snow"}', "Fox in the snow"),
        ('{ "title": "🦊 Fox in the snow" }', "🦊 Fox in the snow"),
        ("1. Fox in the snow\n2. A winter fox", "Fox in the snow"),
        ("Fox in the snow\n\nThis title says what it is about.", "Fox in the snow"),
        ("I'm sorry, I can't name this.", ""),
        ("", ""),
        (
            "The conversation is about a fox that the person wants painted in the snow, in several styles, and " * 2,
            "",
        ),
    ],
)
def test_a_title_is_a_title(answer: str, title: str) -> None:
    assert title_in(answer, 60) == title


def test_a_summary_keeps_its_paragraphs_and_loses_what_is_around_them() -> None:
    summary = "The person likes muted colours.\n\n#1 is a fox in the snow."
    around = (
        "{}",
        "Summary: {}",
        "Here is the updated summary:\n\n{}",
        "**Zusammenfassung:**\n{}",
        "{}\n\nLet me know!",
    )
    for answer in (each.format(summary) for each in around):
        assert prose_in(answer) == summary
    assert prose_in("I'm sorry, I cannot summarise this.") == ""


@pytest.mark.parametrize(
    "who", ["The user wants", "The person asks for", "L'utilisateur veut", "Der Nutzer möchte", "用户想要"]
)
def test_a_summary_may_begin_with_what_the_person_wants(who: str) -> None:
    assert prose_in(f"{who} a fox.\n\n#1 is a fox in the snow.") == f"{who} a fox.\n\n#1 is a fox in the snow."


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [
        ("3, 1", [3, 1]),
        ("The messages that matter:\n3, 1", [3, 1]),
        ("Of the 20 messages these matter:\n\n**3, 1**".replace("**", ""), [3, 1]),
        ("[3, 1]", [3, 1]),
        ("3 and 1", [3, 1]),
        ("none", None),
        ("", None),
    ],
)
def test_chosen_numbers_are_read(answer: str, numbers: list[int] | None) -> None:
    assert numbers_in_list(answer) == numbers
