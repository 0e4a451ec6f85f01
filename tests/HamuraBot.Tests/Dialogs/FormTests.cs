using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Tests.Dialogs;

public sealed class FormTests
{
    private static readonly Field Use = Text("use");
    private static readonly Field Rent = Text("rent") with { When = new("use", "rent") };
    private static readonly Field Place = Text("place");
    private static readonly Form Form = new("site", new("", ""), new("", ""), [Use, Rent, Place]);

    [Fact]
    public void The_next_question_is_the_first_unanswered_one()
    {
        Assert.Equal(Use, Form.NextUnanswered(Answers()));
        Assert.Equal(Rent, Form.NextUnanswered(Answers(("use", "rent"))));
        Assert.Null(Form.NextUnanswered(Answers(("use", "rent"), ("rent", "1"), ("place", "a"))));
    }

    [Fact]
    public void A_field_that_does_not_apply_is_not_asked() => Assert.Equal(Place, Form.NextUnanswered(Answers(("use", "buy"))));

    [Fact]
    public void A_form_that_gained_a_field_asks_it_of_those_who_are_in_it() =>
        Assert.Equal("size", (Form with { Fields = [Use, Text("size"), Place] }).NextUnanswered(Answers(("use", "buy"), ("place", "a")))!.Id);

    [Fact]
    public void Going_back_skips_what_was_not_asked() => Assert.Equal(Use, Form.Before(Place, Answers(("use", "buy"))));

    private static Field Text(string id) => new(id, FieldKind.Text, new("", ""), null, Optional: false, [], null, null, null);

    private static Dictionary<string, string> Answers(params (string Field, string Answer)[] given) => given.ToDictionary(g => g.Field, g => g.Answer);
}
