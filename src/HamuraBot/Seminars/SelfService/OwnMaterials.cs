using HamuraBot.Data;
using HamuraBot.SelfService;

namespace HamuraBot.Seminars.SelfService;

/// <summary>What those who have a seat find on their page: the way in online while it is time, and afterwards what there is to read.</summary>
public sealed class OwnMaterials(SeminarText text)
{
    /// <param name="materials">Of the seminar.</param>
    public IReadOnlyList<OwnDownload> Of(Seminar seminar, Registration registration, IReadOnlyList<SeminarMaterial> materials, DateTimeOffset now)
    {
        if (registration.Status is not RegistrationStatus.Registered) return [];
        var found = MayRead(seminar, registration, now)
            ? materials.Select(one => new OwnDownload(new(one.Title, one.Title)) { Address = one.Address?.AbsoluteUri, File = one.Address is null ? one.Id : null })
            : [];
        return seminar.LinkAt(now) is { } online ? [new(text.JoinOnline) { Address = online.AbsoluteUri }, .. found] : [.. found];
    }

    public static async Task<OwnFile?> ReadAsync(StoreConnection sql, Seminar seminar, Registration registration, string id, DateTimeOffset now) =>
        MayRead(seminar, registration, now) && await SeminarMaterialTable.FindFileAsync(sql, seminar.Id, id) is var (name, type, content)
            ? new(name, type, content)
            : null;

    /// <summary>From the start on: what is handed out there may be opened there.</summary>
    private static bool MayRead(Seminar seminar, Registration registration, DateTimeOffset now) =>
        registration.Status is RegistrationStatus.Registered && seminar.Status is SeminarStatus.Scheduled && now >= seminar.Plan.StartsAt;
}
