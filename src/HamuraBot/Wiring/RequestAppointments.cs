using HamuraBot.Appointments;
using HamuraBot.Data;
using HamuraBot.Requests;
using HamuraBot.Requests.Desk;
using HamuraBot.Timers;

namespace HamuraBot.Wiring;

/// <summary>Leads appointments to the requests that they are about: taking a time schedules the next session, its report reports it.</summary>
public static class RequestAppointments
{
    public static IServiceCollection AddRequestAppointments(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        var (text, clock) = (provider.GetRequiredService<RequestText>(), provider.GetRequiredService<TimeProvider>());
        return new AppointmentSubjects
        {
            FindAsync = async (sql, number) => await SupportRequests.FindAsync(sql, number) is { } request ? Subject(request, text) : null,
            ScheduleAsync = async (transaction, number, officer) =>
                await SupportRequests.FindAsync(transaction.Sql, number) is { Stage: RequestStage.Scheduled } scheduled ? scheduled.Session
                : (await StepAsync(transaction, number, RequestStage.Scheduled, officer, clock))?.Session ?? 0,
            ReportAsync = (transaction, number, officer) => StepAsync(transaction, number, RequestStage.Reported, officer, clock),
        };
    }).AddTimer<OfficerAppointments>(SupportRequests.WithdrawnTimer, (appointments, transaction, timer) => appointments.EndAsync(transaction, timer.Subject));

    private static AppointmentSubject Subject(SupportRequest request, RequestText text) => new(
        request.Number, text.Name(request), request.ConversationId, request.Language, EmailAddress.TryParse(request.Answer(RequestFields.Email)),
        request.Answer(RequestFields.CompanyName) ?? "", request.Answer(RequestFields.ContactName) ?? "", request.Answer(RequestFields.VisitPlace), !request.IsEnded);

    /// <returns>Null where that is not its next step, or there are no more sessions.</returns>
    private static async Task<SupportRequest?> StepAsync(StoreTransaction transaction, string number, RequestStage stage, string officer, TimeProvider clock)
    {
        if (await SupportRequests.FindAsync(transaction.Sql, number) is not { } request || request.Stage == stage || !request.Stage.MayBecome(stage)) return null;
        var outcome = await SupportRequests.ChangeAsync(
            transaction, number, before => RequestChange.ByOfficer(before, RequestPatch.Nothing with { Stage = stage }, officer, clock.GetUtcNow()), null);
        return outcome.Result is RequestResult.Done ? outcome.Request : null;
    }
}
