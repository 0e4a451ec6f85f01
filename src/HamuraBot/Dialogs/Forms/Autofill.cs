namespace HamuraBot.Dialogs.Forms;

/// <summary>The tokens of HTML by which browsers fill fields in.</summary>
public static class Autofill
{
    /// <param name="field">The id of a field of a form.</param>
    /// <returns>Null where browsers know nothing.</returns>
    public static string? Of(string field) => field switch
    {
        "name" or "contactName" => "name",
        "companyName" => "organization",
        "email" => "email",
        "phone" => "tel",
        "postalCode" => "postal-code",
        "address" => "street-address",
        _ => null,
    };
}
