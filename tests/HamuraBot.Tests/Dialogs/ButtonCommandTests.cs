using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Handoffs.Chat;
using HamuraBot.Seminars.Chat;

namespace HamuraBot.Tests.Dialogs;

public sealed class ButtonCommandTests
{
    private static readonly string[] Verbs = [Form.OpenVerb, HandoffReply.RateVerb, .. SeminarCommands.All];

    /// <summary>Buttons of messages that were sent years ago say these words.</summary>
    [Theory]
    [InlineData("apply:expert-dispatch", Form.OpenVerb, "expert-dispatch")]
    [InlineData("registration-change:S-2026-000045", SeminarCommands.Change, "S-2026-000045")]
    [InlineData("registration-cancel:S-2026-000045", SeminarCommands.Cancel, "S-2026-000045")]
    [InlineData("handoff-rate:H-2026-000001:5", HandoffReply.RateVerb, "H-2026-000001:5")]
    public void A_command_is_read_as_it_is_written(string text, string verb, string subject)
    {
        var command = new ButtonCommand(verb, subject);
        Assert.Equal(text, command.Text);
        Assert.Equal(command, ButtonCommand.Parse(text, Verbs));
        Assert.Equal((text, text), (command.Button("押す").Text, command.Button("押す").Value));
    }

    [Fact]
    public void Whoever_types_it_need_not_mind_case_and_blanks() =>
        Assert.Equal(new ButtonCommand(Form.OpenVerb, "tie-up"), ButtonCommand.Parse(" Apply: tie-up ", Verbs));

    [Theory]
    [InlineData("会社名: 髙橋精機")]
    [InlineData("note:apply")]
    [InlineData("apply:")]
    [InlineData("apply for it")]
    [InlineData("")]
    public void Other_words_are_no_command(string text) => Assert.Null(ButtonCommand.Parse(text, Verbs));
}
