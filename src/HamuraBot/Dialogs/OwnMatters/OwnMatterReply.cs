using HamuraBot.Content;
using HamuraBot.Dialogs.Forms;
using Microsoft.Bot.Schema;

namespace HamuraBot.Dialogs.OwnMatters;

/// <summary>What is asked and said about a visitor's matter, whatever kind it is of.</summary>
public sealed class OwnMatterReply(DialogLibrary library)
{
    private readonly OwnMatterPhrases phrases = library.Phrases.Own;

    /// <summary>Null when the matter is not there any more.</summary>
    public Activity? Question(OwnMatterState state, OwnMatter? matter, IReadOnlyList<KnownMatter> among, Language language)
    {
        var person = Reply.Button(library.Phrases.Buttons.Person.In(language));
        return state.Step switch
        {
            OwnMatterStep.Number => Reply.In(language, phrases.AskNumber.In(language), person),
            OwnMatterStep.Email => Reply.In(language, phrases.AskEmail.In(language, ("number", state.Number ?? "")), person),
            OwnMatterStep.Which => Reply.In(language, phrases.Which.In(language), among.Select(known => Reply.Button(Choice(known.Matter, language))).Append(person)),
            OwnMatterStep.Field when matter is not null => Reply.In(language, phrases.WhichField.In(language, ("name", matter.Name)),
                matter.Answers.Select(answer => Reply.Button(answer.Field.Title.In(language)))),
            OwnMatterStep.Answer when matter?.Answers.FirstOrDefault(answer => answer.Field.Id == state.Field) is { } asked =>
                Reply.In(language, phrases.NewAnswer.In(language, ("label", asked.Field.Title.In(language)), ("old", Shown(asked.Field, asked.Answer, language)))),
            OwnMatterStep.Sure when matter?.WithdrawQuestion is { } question => Reply.In(language, $"{About(matter, language)}\n\n{question}",
                Reply.Button(phrases.Yes.In(language)), Reply.Button(phrases.No.In(language))),
            _ => null,
        };
    }

    public Activity Changed(OwnAnswer before, string answer, Language language, params IEnumerable<CardAction> buttons) => Reply.In(language,
        phrases.Changed.In(language, ("label", before.Field.Title.In(language)), ("old", Shown(before.Field, before.Answer, language)), ("new", Shown(before.Field, answer, language))),
        buttons);

    public Activity SameAnswer(OwnAnswer before, Language language) =>
        Reply.In(language, phrases.SameAnswer.In(language, ("label", before.Field.Title.In(language)), ("old", Shown(before.Field, before.Answer, language))));

    public Activity NoChange(OwnMatter matter, Language language) =>
        Reply.In(language, phrases.NoChange.In(language, ("name", matter.Name)), Reply.Button(library.Phrases.Buttons.Person.In(language)));

    public Activity NotChangedHere(OwnMatter matter, Field field, Language language) => Reply.In(language,
        phrases.NotChangedHere.In(language, ("name", matter.Name), ("label", field.Title.In(language))), Reply.Button(library.Phrases.Buttons.Person.In(language)));

    public Activity Say(Phrase phrase, Language language) => Reply.In(language, phrase.In(language), Reply.Button(library.Phrases.Buttons.Menu.In(language)));

    private string About(OwnMatter matter, Language language) => phrases.About.In(language, ("name", matter.Name), ("number", matter.Number));

    private string Choice(OwnMatter matter, Language language) =>
        phrases.Choice.In(language, ("name", matter.Name), ("when", matter.When), ("number", matter.Number));

    private string Shown(Field field, string answer, Language language) => answer.Length == 0
        ? library.Phrases.Form.NoAnswer.In(language)
        : Markdown.Plain(ShownAnswer.Of(field, answer, library.Phrases.Formats, language));
}
