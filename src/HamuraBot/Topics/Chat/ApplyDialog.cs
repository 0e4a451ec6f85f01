using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace HamuraBot.Topics.Chat;

/// <summary>Somebody wants to apply: opens the form that is named, or that the named topic opens; without one, says how else to apply.</summary>
public sealed class ApplyDialog(DialogLibrary library, CurrentTopics topics) : Dialog("apply")
{
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null,
        CancellationToken cancellationToken = default)
    {
        var pressed = dc.Context.Command?.SubjectOf(Form.OpenVerb);
        var named = pressed is not null ? [pressed] : ((Meaning)options!).Answers.Select(answer => answer.Id).ToList();
        // "I would like to apply", said after an answer, is about what was answered.
        if (named.Count == 0 && dc.Context.LastTopic is { } last && topics.Library.Find(last) is { Kind: TopicKind.Menu }) named.Add(last);
        var forms = named.SelectMany(FormsOf).Distinct().Where(id => dc.FindDialog(id) is FormDialog).ToList();
        if (forms is [var form] && dc.Stack.All(open => open.Id != form))
            return await dc.ReplaceDialogAsync(form, options, cancellationToken);
        if (named.Count == 0) forms = [.. FormIds.Contract.Where(id => library.Forms.ContainsKey(id) && dc.FindDialog(id) is FormDialog)];
        if (forms is not [_]) await dc.Context.SendActivityAsync(Which(forms, named, dc), cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    /// <summary>What a topic opens first is the wish for it, if it is a request; a form behind that is advice on it.</summary>
    private IEnumerable<string> FormsOf(string id) =>
        library.Forms.ContainsKey(id) ? [id] : topics.Library.Find(id)?.Opens.Take(1).Intersect(FormIds.Contract) ?? [];

    private Activity Which(List<string> forms, List<string> named, DialogContext dc)
    {
        var language = dc.Context.Language;
        if (forms.Count > 0)
            return Reply.In(language, library.Phrases.ApplyWhich.In(language),
                forms.Select(id => Reply.Button(library.Forms[id], language)));
        var meant = named.Select(id => topics.Library.Find(id) ?? topics.Library.Topics.FirstOrDefault(other => other.Opens.Contains(id)));
        var text = meant.FirstOrDefault() is { } topic
            ? library.Phrases.ApplyByPhoneFor.In(language, ("name", topic.Name.In(language)))
            : library.Phrases.ApplyByPhone.In(language);
        var advice = meant.SelectMany(topic => topic?.Opens ?? []).Intersect(FormIds.Contract).Where(id => library.Forms.ContainsKey(id) && dc.FindDialog(id) is FormDialog);
        return Reply.In(language, text, [.. advice.Select(id => Reply.Button(library.Forms[id], language)), Reply.Button(library.Phrases.Buttons.Person.In(language)),
            Reply.Button(library.Phrases.Buttons.Menu.In(language))]);
    }
}
