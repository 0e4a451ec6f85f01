namespace HamuraBot.Desk;

/// <summary>The <c>type</c> of an answer that a program has to tell from others of the same status.</summary>
public static class DeskProblems
{
    /// <summary>The password is right; send it again with a code of the authenticator app or a recovery code.</summary>
    public const string CodeNeeded = "urn:hamura:code-needed";

    /// <summary>This officer needs a second factor and has to set one up first.</summary>
    public const string FactorNeeded = "urn:hamura:factor-needed";
}
