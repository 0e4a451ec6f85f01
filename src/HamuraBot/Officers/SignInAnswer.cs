namespace HamuraBot.Officers;

public enum SignInOutcome
{
    Done,

    /// <summary>The password is right and a code of the authenticator app is missing.</summary>
    CodeNeeded,
    Refused,
    TooMany,
}

/// <param name="Outcome">Refused alike for a wrong password, a wrong code, an unknown address and a disabled officer.</param>
/// <param name="Officer">The one who signed in, or still has to show a code.</param>
/// <param name="Wait">After too many tries: for how long.</param>
public sealed record SignInAnswer(SignInOutcome Outcome, Officer? Officer = null, TimeSpan Wait = default);
