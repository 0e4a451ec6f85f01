using HamuraBot.Appointments;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Requests;
using HamuraBot.Requests.Desk;
using HamuraBot.Timers;

namespace HamuraBot.Wiring;

/// <summary>Leads appointments to the requests that they are about: taking a time schedules the next session, its report reports it.</summary>
public static class RequestAppointments
{
    public static IServiceCollection AddRequestAppointments(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        var (text, clock, calendar) = (provider.GetRequiredService<RequestText>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<DialogLibrary>().Calendar);
        return new AppointmentSubjects
        {
            FindAsync = async (sql, number) => await SupportRequests.FindAsync(sql, number) is { } request ? Subject(request, text) : null,
            ScheduleAsync = async (transaction, number, officer) =>
            {
                if (await SupportRequests.FindAsync(transaction.Sql, number) is not { Stage: RequestStage.Scheduled } scheduled)
                    return (await StepAsync(transaction, number, RequestStage.Scheduled, officer, clock))?.Session ?? 0;
                await PromiseAsync(transaction, number, null, officer, clock);
                return scheduled.Session;
            },
            GiveUpAsync = async (transaction, number, officer) =>
            {
                if (await SupportRequests.FindAsync(transaction.Sql, number) is { IsEnded: false, DueAt: null })
                    await PromiseAsync(transaction, number, calendar.PromiseFromNow(1), officer ?? RequestEvent.Visitor, clock);
            },
            ReportAsync = (transaction, number, officer) => StepAsync(transaction, number, RequestStage.Reported, officer, clock),
        };
    }).AddTimer<OfficerAppointments>(SupportRequests.WithdrawnTimer, (appointments, transaction, timer) => appointments.EndAsync(transaction, timer.Subject));

    private static AppointmentSubject Subject(SupportRequest request, RequestText text) => new(
        request.Number, text.Name(request), request.ConversationId, request.Language, EmailAddress.TryParse(request.Answer(RequestFields.Email)),
        request.Answer(RequestFields.CompanyName) ?? "", request.Answer(RequestFields.ContactName) ?? "", request.Answer(RequestFields.VisitPlace), !request.IsEnded);

    private static Task PromiseAsync(StoreTransaction transaction, string number, DateTimeOffset? by, string who, TimeProvider clock) => SupportRequests.ChangeAsync(
        transaction, number, before => RequestChange.ByOfficer(before, RequestPatch.Nothing with { SetsDue = true, Due = by }, who, clock.GetUtcNow()), null);

    /// <returns>Null where that is not its next step, or there are no more sessions.</returns>
    private static async Task<SupportRequest?> StepAsync(StoreTransaction transaction, string number, RequestStage stage, string officer, TimeProvider clock)
    {
        if (await SupportRequests.FindAsync(transaction.Sql, number) is not { } request || request.Stage == stage || !request.Stage.MayBecome(stage)) return null;
        var outcome = await SupportRequests.ChangeAsync(
            transaction, number, before => RequestChange.ByOfficer(before, RequestPatch.Nothing with { Stage = stage, SetsDue = stage is RequestStage.Scheduled }, officer, clock.GetUtcNow()), null);
        return outcome.Result is RequestResult.Done ? outcome.Request : null;
    }
}
