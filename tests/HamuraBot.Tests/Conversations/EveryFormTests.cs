using System.Globalization;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Tests.Conversations;

/// <summary>The forms of the desk that end in a summary: however they are filled in, the same answers are handed on.</summary>
public sealed class EveryFormTests
{
    /// <summary>More steps than any form has.</summary>
    private const int Endless = 60;

    private static readonly DialogLibrary Library = Libraries.Dialogs();

    public static TheoryData<string, string> Forms
    {
        get
        {
            var forms = new TheoryData<string, string>();
            foreach (var form in Library.Forms.Values.Where(form => form.Confirm is not null).Select(form => form.Id).Order(StringComparer.Ordinal))
            {
                forms.Add(form, "ja-JP");
                forms.Add(form, "en-US");
            }
            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Straight_interrupted_corrected_or_on_a_card_the_answers_are_the_same(string form, string locale)
    {
        var straight = await StraightAsync(form, locale);
        Assert.Equal(straight, await InterruptedAsync(form, locale));
        Assert.Equal(straight, await OnTheCardAsync(form, locale));
        Assert.DoesNotContain(straight, answer => answer.Value.Length == 0);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_button_that_changes_an_answer_means_just_that_answer(string id, string locale)
    {
        var (form, language) = (Library.Forms[id], Languages.FromLocale(locale));
        var summary = new FormSummary(form, Library);
        foreach (var field in form.Fields)
        {
            var said = (string)Assert.Single(summary.Buttons([field], language)).Value;
            foreach (var exactly in (bool[])[true, false]) Assert.Equal([field], ChangeWish.Read(form, said, exactly)!.Fields);
        }
    }

    private static async Task<Dictionary<string, string>> StraightAsync(string form, string locale)
    {
        var talk = await Talk.OpenAsync(form, locale);
        while (talk.Asked is { } prompt) await talk.SayAsync(FormInput(prompt, locale));
        return talk.Answers;
    }

    /// <summary>With a question, a restart, a mistake and its correction, and a change at the end.</summary>
    private static async Task<Dictionary<string, string>> InterruptedAsync(string form, string locale)
    {
        var talk = await Talk.OpenAsync(form, locale);
        for (var step = 0; talk.Asked is { } prompt; step++)
        {
            if (step == 2) await talk.SayAsync(locale == "ja-JP" ? "電話番号を教えてください" : "What is your phone number?");
            if (step == 3) talk.Restart();
            if (prompt.Kind is PromptMark.Email) await talk.SayAsync("someone-else@example.co.jp", locale == "ja-JP" ? "戻る" : "back");
            if (prompt.Field is "confirm" && !talk.Changed)
            {
                talk.Changed = true;
                await talk.SayAsync(locale == "ja-JP" ? "メールを変更" : "change the e-mail");
                await talk.SayAsync("taro@example.co.jp");
            }
            await talk.SayAsync(FormInput(prompt, locale));
        }
        return talk.Answers;
    }

    [Theory]
    [InlineData("ja-JP", "入力してください。")]
    [InlineData("en-US", "Please fill this in.")]
    public async Task A_card_with_several_slips_comes_back_with_each_told_at_its_field_and_all_else_kept(string locale, string missing)
    {
        const string form = "management-consultation";
        var talk = await Talk.OpenAsync(form, locale);
        var values = new JObject { ["form"] = form, ["consent"] = "yes" };
        foreach (var field in Library.Forms[form].Fields)
            values[field.Id] = FormInput(FieldPrompt.Mark(Library.Forms[form], field, isRetry: false).Prompt!, locale);
        (values["email"], values["companyName"]) = ("taro@", "");
        await talk.SendAsync(values);

        var body = talk.Card!["body"]!.ToList();
        var told = body.Where(element => (string?)element["color"] is "Attention").ToDictionary(element => (string)body[body.IndexOf(element) + 1]["id"]!, element => (string)element["text"]!);
        Assert.Equal(["companyName", "email"], told.Keys.Order());
        Assert.Equal(missing, told["companyName"]);
        Assert.Equal("taro@", (string?)body.Single(element => (string?)element["id"] is "email")["value"]);
        Assert.All(body.Where(element => (string?)element["id"] is "contactName" or "issue"), element => Assert.NotEqual("", (string?)element["value"]));

        (values["email"], values["companyName"]) = ("taro@example.co.jp", "髙橋精機㈱");
        await talk.SendAsync(values);
        Assert.Equal("confirm", talk.Asked?.Field);
        Assert.Null(talk.Card);
    }

    private static async Task<Dictionary<string, string>> OnTheCardAsync(string form, string locale)
    {
        var talk = await Talk.OpenAsync(form, locale);
        var values = new JObject { ["form"] = form, ["consent"] = "yes" };
        foreach (var field in Library.Forms[form].Fields)
            values[field.Id] = FormInput(FieldPrompt.Mark(Library.Forms[form], field, isRetry: false).Prompt!, locale);
        await talk.SendAsync(values);
        Assert.Equal("confirm", talk.Asked?.Field);
        await talk.SendAsync(values);
        await talk.SayAsync(FormInput(talk.Asked!, locale));
        return talk.Answers;
    }

    private static string FormInput(PromptMark prompt, string locale) => prompt.Kind switch
    {
        "choice" => prompt.Choices![0],
        "choices" => "1,2",
        "date" => $"2027年1月{12 + int.Parse(prompt.Field[^1..], CultureInfo.InvariantCulture)}日",
        "postal-code" => "２０５ー８６０１",
        "corporate-number" => "1000020132276",
        "email" => "taro@example.co.jp",
        "phone" => "０４２ー５５５ー１１１１",
        "number" => "１２",
        "consent" or "confirm" => locale == "ja-JP" ? "はい" : "yes",
        _ => "髙橋精機㈱",
    };

    private sealed class Talk
    {
        private readonly string form;
        private readonly Dictionary<string, string> answers = [];
        private Visitor visitor;
        private int steps;

        private Talk(string form) => (this.form, visitor) = (form, Open(form, answers, null));

        public bool Changed { get; set; }

        public Dictionary<string, string> Answers => answers.Count > 0 ? answers : throw new InvalidOperationException($"{form} has not come to its end.");

        /// <summary>The card of the last replies, if they bring one to fill in.</summary>
        public JObject? Card => visitor.Replies.SelectMany(reply => reply.Attachments ?? []).Select(attachment => attachment.Content as JObject)
            .LastOrDefault(card => card?["body"]?.Any(element => ((string?)element["type"])?.StartsWith("Input.", StringComparison.Ordinal) is true) is true);

        public PromptMark? Asked => visitor.Replies[^1].Marks().Prompt;

        public static async Task<Talk> OpenAsync(string form, string locale)
        {
            var talk = new Talk(form);
            talk.visitor.Locale = locale;
            await talk.SayAsync($"{Form.OpenVerb}:{form}");
            return talk;
        }

        public async Task SayAsync(params string[] messages)
        {
            Assert.True((steps += messages.Length) < Endless, $"{form} goes round in circles at: {visitor.Replies.LastOrDefault()?.Text}");
            foreach (var message in messages) await visitor.SayAsync(message);
        }

        public Task SendAsync(JObject values) => visitor.SendCardAsync(values);

        public void Restart() => visitor = Open(form, answers, visitor);

        private static Visitor Open(string form, Dictionary<string, string> answers, Visitor? before) =>
            new(LibraryCopy.Original, ConversationTests.Learnt, before, services => services.AddSingleton(
                provider => new Route(new KeepingDialog(provider.GetRequiredService<DialogLibrary>(), form, answers))));
    }

    private sealed class KeepingDialog(DialogLibrary library, string form, Dictionary<string, string> kept) : FormDialog(library.Forms[form], library)
    {
        protected override Task<KnownAnswers?> PrepareAsync(ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken) =>
            Task.FromResult<KnownAnswers?>(new());

        protected override Task<bool> ShouldStopAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken) =>
            Task.FromResult(false);

        protected override Task FinishAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken)
        {
            foreach (var (field, answer) in answers.ById) kept.Add(field, answer);
            return turn.SendActivityAsync(Reply.In(turn.Language, "…"), cancellationToken);
        }
    }
}
