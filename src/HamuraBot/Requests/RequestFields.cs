using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Requests;

/// <summary>What the desk, the mails and the record of a company read from a request, whatever its form.</summary>
public static class RequestFields
{
    private static readonly RequiredFields OfEvery = new("the desk's list of requests");

    public static readonly OptionalField
        CompanyName = OfEvery.Optional("companyName", FieldKind.Text),
        ContactName = OfEvery.Optional("contactName", FieldKind.Text),
        Email = OfEvery.Optional("email", FieldKind.Email),
        Phone = OfEvery.Optional("phone", FieldKind.Phone);

    private static readonly RequiredFields OfVisited = new("the record of a company", "company-visit", "expert-dispatch");

    public static readonly OptionalField VisitPlace = OfVisited.Optional("visitPlace", FieldKind.Text);

    private static readonly RequiredForm OfExperts = new("the record of a company", "expert-dispatch");

    public static readonly OptionalField CorporateNumber = OfExperts.Optional("corporateNumber", FieldKind.CorporateNumber);
}
