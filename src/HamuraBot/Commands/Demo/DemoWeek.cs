using HamuraBot.Appointments;
using HamuraBot.Companies;
using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;
using HamuraBot.Requests;
using HamuraBot.Requests.Desk;
using HamuraBot.Seminars;
using HamuraBot.Timers;
using HamuraBot.Understanding;
using HamuraBot.Visits;

namespace HamuraBot.Commands.Demo;

/// <summary>An invented busy week at the desk, played through the services that serve real visitors. Names are invented, addresses lead nowhere.</summary>
public sealed class DemoWeek(IServiceProvider services, DemoClock clock, ActingOfficer officer)
{
    private readonly HandoffDesk desk = services.GetRequiredService<HandoffDesk>();
    private readonly Store store = services.GetRequiredService<Store>();
    private readonly OfficeCalendar calendar = services.GetRequiredService<DialogLibrary>().Calendar;

    /// <param name="until">The moment at which the desk is to be looked at.</param>
    public async Task PlayAsync(DateTimeOffset until)
    {
        var days = Enumerable.Range(1, 14).Select(back => Tokyo.Day(until).AddDays(-back)).Where(day => calendar.On(day) is not null).Take(4).Reverse().ToList();
        At(days[0], 9);
        var seminar = await PlanAsync(until);
        await VisitAsync("羽村プレス工業㈱", days[0], "新しい工場の候補地を探している", "空き工場の一覧をお届けする", Tokyo.Day(until));
        var tour = Visitor(Language.Ja, "㈱ムサシ精機", "小泉 花");
        var toured = await tour.FileAsync("company-visit", "工程を見てほしい");

        await AskAsync(Language.Ja, "融資の利子補給の上限はいくらですか", "専門家派遣は何回まで使えますか");
        await AskAsync(Language.Ja, "研修費の補助はまだありますか", "駐車場はありますか");

        At(days[1], 10);
        var estimate = Visitor(Language.Ja, "㈱石井精工", "石井 誠");
        await estimate.SayAsync("融資の利子に補助はありますか");
        var loan = await estimate.CallAsync("設備資金の借り入れ");
        await AnswerAsync(loan, "石井様、佐藤です。設備の内容を教えていただけますか。");
        var packaging = Visitor(Language.Ja, "青梅線パッケージ㈱", "村山 葵");
        var dispatched = await packaging.FileAsync("expert-dispatch", "段取り替えの時間を短くしたい");
        await AppointAsync(tour, toured, "ムサシ精機 本社工場", until.AddDays(3), until.AddDays(4));
        await SignUpAsync(seminar, ("中西 恵", "カフェ小作", 1), ("片山 敏", "羽村プレス工業㈱", 2), ("大野 恵美", "㈲大野木型製作所", 1));

        await AskAsync(Language.En, "Is there a subsidy for loan interest?", "How do I apply for it?");

        At(days[2], 11);
        await Visitor(Language.Ja, "㈲大野木型製作所", "大野 恵美").CallAsync("空き工場の条件");
        var thanks = Visitor(Language.Ja, "カフェ小作", "中西 恵");
        var website = await thanks.CallAsync("ホームページの作成");
        await AnswerAsync(website, "中西様、ホームページ作成支援のご案内をお送りします。");
        await thanks.SayAsync("ありがとうございました");
        await FileAsync("startup-consultation", "小作ベーカリー", "森 健", "来春に開業したい");
        await AppointAsync(packaging, dispatched, "青梅線パッケージ 第二工場", until, until.AddDays(7));

        await AskAsync(Language.Ja, "空き工場を探しています", "専門家派遣の費用は誰が払いますか");

        At(days[3], 14);
        await Visitor(Language.En, "Priya Spice House", "Priya Nair").CallAsync("Can I borrow money for a new kitchen?");
        await FileAsync("financial-consultation", "㈱高根製作所", "高根 学", "運転資金の借り換え");
        await estimate.SayAsync("マシニングセンタを1台、2,500万円です。");
        clock.Now = until;
        while (await services.GetRequiredService<TimerService>().FireDueAsync(CancellationToken.None) > 0)
        {
        }
    }

    /// <summary>Visitors who find their answer in the chat, or none.</summary>
    private async Task AskAsync(Language language, params string[] questions)
    {
        var visitor = Visitor(language, "", "");
        foreach (var question in questions) await visitor.SayAsync(question);
    }

    /// <summary>The request comes as far as a date, times are offered, and the company takes the first.</summary>
    private async Task AppointAsync(DemoVisitor company, string request, string place, params DateTimeOffset[] days)
    {
        clock.Now += TimeSpan.FromMinutes(5);
        foreach (var stage in (RequestStage[])[RequestStage.Hearing, RequestStage.Matched, RequestStage.Approved])
            await services.GetRequiredService<RequestDesk>().ChangeAsync(request, RequestPatch.Nothing with { Stage = stage }, officer, CancellationToken.None);
        var times = days.Select(day => Tokyo.At(Tokyo.Day(calendar.NextOpening(Tokyo.At(Tokyo.Day(day), TimeOnly.MinValue))), new TimeOnly(14, 0))).Distinct().ToList();
        if (await services.GetRequiredService<OfficerAppointments>().OfferAsync(request, new(times, 60, place), officer, CancellationToken.None) is { Appointment: { } offered })
            await company.SayAsync($"{AppointmentDialog.Verb}:{offered.Id}/{times[0].ToUnixTimeSeconds()}");
    }

    private void At(DateOnly day, int hour) => clock.Now = Tokyo.At(day, new TimeOnly(hour, 0));

    private DemoVisitor Visitor(Language language, string company, string person) => new(
        services.GetRequiredService<ConversationTurns>(), services.GetRequiredService<LearntUnderstanding>(), services.GetRequiredService<ActivityLog>(), clock, language, company, person);

    private Task FileAsync(string form, string company, string person, string matter) => Visitor(Language.Ja, company, person).FileAsync(form, matter);

    private async Task AnswerAsync(string handoff, string text)
    {
        clock.Now += TimeSpan.FromMinutes(7);
        await desk.SayAsync(handoff, officer, new(text), null, CancellationToken.None);
    }

    private Task<Seminar> PlanAsync(DateTimeOffset until)
    {
        var day = Tokyo.Day(calendar.NextOpening(until.AddDays(7)));
        return store.WriteAsync(transaction => services.GetRequiredService<SeminarPlanning>().PlanAsync(transaction, new()
        {
            Title = new Words("決算書の読み方", "How to read financial statements"),
            Description = new Words("はじめての方へ、三つの表の見方をお話しします。", "For beginners: how the three statements are read."),
            Place = "産業福祉センター",
            StartsAt = Tokyo.At(day, new TimeOnly(14, 0)),
            EndsAt = Tokyo.At(day, new TimeOnly(16, 0)),
            RegistrationClosesAt = Tokyo.At(day.AddDays(-1), new TimeOnly(17, 0)),
            Capacity = 4,
            MostSeats = 3,
        }), CancellationToken.None);
    }

    private async Task SignUpAsync(Seminar seminar, params (string Name, string Company, int Seats)[] people)
    {
        foreach (var (place, (name, company, seats)) in people.Index())
        {
            var attendee = new Attendee(name, company, EmailAddress.TryParse($"seminar{place}@example.com")!, null, seats, Language.Ja);
            await store.WriteAsync(transaction => services.GetRequiredService<SeminarRegistrations>().RegisterAsync(transaction, seminar.Id, attendee, null), CancellationToken.None);
        }
    }

    private Task VisitAsync(string company, DateOnly on, string needs, string promise, DateOnly followUp) => services.GetRequiredService<VisitRecords>().RecordAsync(
        new VisitedCompany(null, company, true), new VisitDetails(on, null, needs, promise, followUp, null), officer.Id, CancellationToken.None);
}
