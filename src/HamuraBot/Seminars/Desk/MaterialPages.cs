using HamuraBot.Content;
using HamuraBot.Conversations.Files;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Seminars.Invitations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HamuraBot.Seminars.Desk;

/// <summary>What is handed out at a seminar, for those who came: put up, taken away, and told of by mail.</summary>
public static class MaterialPages
{
    public const int LongestTitle = 100;

    /// <summary>Bytes of a file.</summary>
    private const int LargestFile = 20 * 1024 * 1024;

    /// <summary>Bytes of the form around it.</summary>
    private const int RoomForFields = 64 * 1024;

    public static void MapMaterialPages(this RouteGroupBuilder seminars)
    {
        seminars.MapGet("/{id:guid}/materials", SeeAsync);
        seminars.MapPost("/{id:guid}/materials", AddAsync).WithMetadata(new RequestSizeLimitAttribute(LargestFile + RoomForFields));
        seminars.MapPost("/{id:guid}/materials/{material}/remove", RemoveAsync);
        seminars.MapPost("/{id:guid}/materials/tell", TellAsync);
    }

    private static Task<IResult> SeeAsync(Guid id, Store store, SeminarInvitations invitations, HttpContext http, CancellationToken cancellationToken) =>
        PageAsync(new(id), FormInput.Nothing, new(), store, invitations, http, cancellationToken);

    private static async Task<IResult> AddAsync(
        Guid id, DeskView view, MaterialDesk desk, Store store, SeminarInvitations invitations, HttpContext http, CancellationToken cancellationToken)
    {
        var (input, posted) = (await FormInput.ReadAsync(http), (await http.Request.ReadFormAsync(cancellationToken)).Files.GetFile("file"));
        var faults = new FieldFaults();
        var (title, address) = (input["title"], WebAddress.Parse(input["address"]));
        var file = posted is { Length: > 0 } ? await ReadAsync(posted, cancellationToken) : null;
        if (title.Length is 0 or > LongestTitle || title.Any(char.IsControl)) faults.Add("title", "seminars.materials.faults.title", ("bound", Formats.Number(LongestTitle)));
        if (input["address"].Length > 0 && address is null) faults.Add("address", "seminars.materials.faults.address");
        if (posted is { Length: > 0 } && file is null) faults.Add("file", "seminars.materials.faults.file", ("bound", Formats.Number(LargestFile / 1024 / 1024)));
        if (!faults.Any && file is null == address is null) faults.Add("file", "seminars.materials.faults.oneOfTwo");
        if (faults.Any) return await PageAsync(new(id), input, faults, store, invitations, http, cancellationToken);
        var added = await desk.AddAsync(new(id), title, address, file, http.User.ActingOfficer(), cancellationToken);
        return added ? SeminarPages.Back(view, SeminarPaths.Materials(new(id)), "materialAdded") : DeskPages.Notice(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> RemoveAsync(Guid id, string material, DeskView view, MaterialDesk desk, HttpContext http, CancellationToken cancellationToken) =>
        SeminarPages.Back(view, SeminarPaths.Materials(new(id)),
            await desk.RemoveAsync(new(id), material, http.User.ActingOfficer(), cancellationToken) ? "materialRemoved" : "tooLate");

    private static async Task<IResult> TellAsync(Guid id, DeskView view, MaterialDesk desk, HttpContext http, CancellationToken cancellationToken) =>
        SeminarPages.Back(view, SeminarPaths.Materials(new(id)),
            await desk.TellAsync(new(id), http.User.ActingOfficer(), cancellationToken) ? "materialsTold" : "tooLate");

    /// <returns>Null if it is too large, or not what its name says.</returns>
    private static async Task<MaterialFile?> ReadAsync(IFormFile posted, CancellationToken cancellationToken)
    {
        if (posted.Length > LargestFile) return null;
        using var content = new MemoryStream();
        await posted.CopyToAsync(content, cancellationToken);
        var name = new string([.. Path.GetFileName(posted.FileName).Where(c => !char.IsControl(c))]);
        return FileKind.Of(name, content.ToArray()) is { } type ? new(name, type, content.ToArray()) : null;
    }

    private static async Task<IResult> PageAsync(
        SeminarId id, FormInput input, FieldFaults faults, Store store, SeminarInvitations invitations, HttpContext http, CancellationToken cancellationToken) =>
        await SeminarDetails.ReadAsync(id, store, invitations, cancellationToken) is { } details
            ? new RazorComponentResult<MaterialsPage>(new
            {
                Details = details,
                Materials = await store.ReadAsync(sql => SeminarMaterialTable.OfSeminarAsync(sql, id), cancellationToken),
                Input = input,
                Faults = faults,
                Notice = SeminarPages.Notice(http),
            })
            { StatusCode = faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK }
            : DeskPages.Notice(StatusCodes.Status404NotFound);
}
