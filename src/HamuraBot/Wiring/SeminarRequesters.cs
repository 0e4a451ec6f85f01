using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Requests;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Invitations;

namespace HamuraBot.Wiring;

/// <summary>Leads the requests for a new seminar to the seminars, which know nothing of requests.</summary>
public static class SeminarRequesters
{
    private static readonly RequiredForm Form = new("the invitation to a seminar", "seminar-request");

    private static readonly OptionalField
        Theme = Form.Optional("theme", FieldKind.Text), Goal = Form.Optional("goal", FieldKind.Text, FieldKind.Multiline),
        AudienceSize = Form.Optional("audienceSize", FieldKind.Number), Period = Form.Optional("period");

    public static IServiceCollection AddSeminarRequesters(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        var (text, clock) = (provider.GetRequiredService<RequestText>(), provider.GetRequiredService<TimeProvider>());
        return new SeminarRequesterSource
        {
            ListAsync = async sql => [.. (await SupportRequests.ListAsync(sql, Form.Id, null)).Select(request => Read(request, text)).OfType<SeminarRequester>()],
            FindAsync = async (sql, number) => await SupportRequests.FindAsync(sql, number) is { } request && request.Form == Form.Id ? Read(request, text) : null,
            NoteInvitationAsync = (transaction, requester, invitation) => SupportRequests.ChangeAsync(transaction, requester.Request,
                before => RequestChange.Note(before, invitation.Note, invitation.Officer, clock.GetUtcNow()), null),
        };
    });

    /// <returns>Null for who cannot be invited any more.</returns>
    private static SeminarRequester? Read(SupportRequest request, RequestText text)
    {
        if (request.Stage is RequestStage.Withdrawn || EmailAddress.TryParse(request.Answer(RequestFields.Email)) is not { } email) return null;
        var lines = text.Lines(request).ToDictionary(line => line.Field, line => line.Text);
        return new()
        {
            Request = request.Number,
            Topic = request.Answer(Theme) ?? "",
            Goal = request.Answer(Goal),
            Company = request.Answer(RequestFields.CompanyName) ?? "",
            Name = request.Answer(RequestFields.ContactName) ?? "",
            Email = email,
            Phone = request.Answer(RequestFields.Phone),
            Audience = int.TryParse(request.Answer(AudienceSize), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null,
            Period = lines.GetValueOrDefault(Period.Id, new Words("", "")),
            Language = request.Language,
            AskedAt = request.ReceivedAt,
        };
    }
}
