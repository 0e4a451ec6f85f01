using HamuraBot.Requests;

namespace HamuraBot.Tests.Requests;

public sealed class RequestStageTests
{
    /// <summary>From each stage, all that is legal; whatever is missing here is not.</summary>
    private static readonly Dictionary<string, string> Legal = new()
    {
        ["received"] = "hearing withdrawn",
        ["hearing"] = "matched declined withdrawn",
        ["matched"] = "approved declined withdrawn",
        ["approved"] = "scheduled withdrawn",
        ["declined"] = "closed",
        ["scheduled"] = "scheduled reported withdrawn",
        ["reported"] = "scheduled closed",
        ["closed"] = "",
        ["withdrawn"] = "",
    };

    public static TheoryData<string, string> EveryPair
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var from in Legal.Keys)
                foreach (var to in Legal.Keys) pairs.Add(from, to);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Only_the_legal_steps_are_taken(string from, string to)
    {
        var before = Some.Request() with { Stage = Stage(from) };
        var change = RequestChange.ByOfficer(before, Some.Patch(Stage(to), sessions: 2), "officer@example.jp", Some.Now);
        if (Legal[from].Split(' ').Contains(to)) Assert.Equal(Stage(to), change.After!.Stage);
        else Assert.Equal((RequestResult.IllegalStep, null), (change.Result, change.After));
    }

    [Theory]
    [InlineData("received", true)]
    [InlineData("scheduled", true)]
    [InlineData("declined", false)]
    [InlineData("reported", false)]
    [InlineData("closed", false)]
    [InlineData("withdrawn", false)]
    public void A_company_withdraws_until_it_has_taken_place(string from, bool possible) =>
        Assert.Equal(possible ? RequestResult.Done : RequestResult.TooLate, RequestChange.Withdrawal(Some.Request() with { Stage = Stage(from) }, Some.Now).Result);

    [Fact]
    public void Each_scheduling_is_the_next_session_up_to_what_was_agreed()
    {
        var request = Some.Request() with { Stage = RequestStage.Approved };
        request = Take(request, RequestStage.Scheduled, sessions: 2);
        Assert.Equal((1, 2), (request.Session, request.Sessions));
        request = Take(Take(request, RequestStage.Reported), RequestStage.Scheduled);
        Assert.Equal((2, 2), (request.Session, request.Sessions));
        Assert.Equal(RequestResult.TooManySessions, RequestChange.ByOfficer(request, Some.Patch(RequestStage.Scheduled), "officer@example.jp", Some.Now).Result);
        request = Take(request, RequestStage.Scheduled, sessions: 3);
        Assert.Equal((3, 3), (request.Session, request.Sessions));
    }

    [Fact]
    public void What_has_ended_promises_nothing_more()
    {
        var request = Take(Some.Request() with { Stage = RequestStage.Reported }, RequestStage.Closed);
        Assert.Null(request.DueAt);
    }

    [Fact]
    public void That_a_promise_was_broken_is_kept_when_it_is_replaced()
    {
        var (request, renewed) = (Some.Request(), Some.Patch() with { SetsDue = true, Due = Some.Now.AddDays(2) });
        Assert.Equal("due", RequestChange.ByOfficer(request, renewed, "officer@example.jp", Some.Now).Event!.What);
        var late = request with { DueAt = Some.Now.AddMinutes(-1) };
        Assert.Equal("due broken", RequestChange.ByOfficer(late, renewed, "officer@example.jp", Some.Now).Event!.What);
    }

    [Fact]
    public void A_note_leaves_a_late_promise_as_it_is()
    {
        var late = Some.Request() with { DueAt = Some.Now.AddMinutes(-1) };
        Assert.Equal(late.DueAt, RequestChange.Note(late, "電話した", "officer@example.jp", Some.Now).After!.DueAt);
    }

    [Fact]
    public void What_somebody_else_has_begun_is_not_changed_by_the_visitor() =>
        Assert.Equal(RequestResult.TooLate,
            RequestChange.ByVisitor(Some.Request() with { Stage = RequestStage.Hearing }, new Dictionary<string, string>(), Some.Now).Result);

    [Fact]
    public void What_was_typed_before_a_change_is_kept()
    {
        var before = Some.Request();
        var change = RequestChange.ByVisitor(before, new Dictionary<string, string> { ["companyName"] = "﨑山製作所" }, Some.Now);
        Assert.Equal("﨑山製作所", change.After!.Answer(RequestFields.CompanyName));
        Assert.Equal(before.Answers, change.Event!.AnswersBefore);
    }

    private static SupportRequest Take(SupportRequest request, RequestStage stage, int? sessions = null) =>
        RequestChange.ByOfficer(request, Some.Patch(stage, sessions), "officer@example.jp", Some.Now).After!;

    private static RequestStage Stage(string code) => RequestStages.Parse(code)!.Value;
}
