using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Requests;
using HamuraBot.Requests.Desk;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Invitations;

namespace HamuraBot.Wiring;

/// <summary>Leads the requests for a new seminar to the seminars, which know nothing of requests.</summary>
public static class SeminarRequesters
{
    private const string FormId = "seminar-request";

    public static IServiceCollection AddSeminarRequesters(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        var (text, clock) = (provider.GetRequiredService<RequestText>(), provider.GetRequiredService<TimeProvider>());
        return new SeminarRequesterSource
        {
            ListAsync = async sql => [.. (await SupportRequests.ListAsync(sql, FormId, null)).Select(request => Read(request, text)).OfType<SeminarRequester>()],
            FindAsync = async (sql, number) => await SupportRequests.FindAsync(sql, number) is { Form: FormId } request ? Read(request, text) : null,
            NoteInvitationAsync = (transaction, requester, invitation) => SupportRequests.ChangeAsync(transaction, requester.Request,
                before => RequestChange.ByOfficer(before, RequestPatch.OfNote(invitation.Note), invitation.Officer, clock.GetUtcNow()), null),
        };
    });

    /// <returns>Null for who cannot be invited any more.</returns>
    private static SeminarRequester? Read(SupportRequest request, RequestText text)
    {
        if (request.Stage is RequestStage.Withdrawn || EmailAddress.TryParse(request.Answer("email")) is not { } email) return null;
        var lines = text.Lines(request).ToDictionary(line => line.Field, line => line.Text);
        return new(
            request.Number, request.Answer("theme") ?? "", request.Answer("goal"), request.Answer("companyName") ?? "", request.Answer("contactName") ?? "",
            email, request.Answer("phone"), int.TryParse(request.Answer("audienceSize"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null,
            lines.GetValueOrDefault("period", new Words("", "")), request.Language, request.ReceivedAt);
    }
}
