using HamuraBot.Desk;
using HamuraBot.Mail;

namespace HamuraBot.Settings.Mail;

/// <summary>What a code of <see cref="MailFailure"/> means; those of other programs mean that it did not leave.</summary>
public static class MailFailureWords
{
    public static string Of(string? code, DeskView view) => view[$"settings.mailWhy.{code?.Split(' ') switch
    {
        ["smtp", "550" or "551" or "553"] => "noMailbox",
        ["smtp", _] => "refused",
        ["connection", ..] => "noConnection",
        ["timeout"] => "timeout",
        ["tls"] => "tls",
        ["sign-in"] => "signIn",
        _ => "other",
    }}"];
}
