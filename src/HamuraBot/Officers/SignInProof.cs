using HamuraBot.Desk.SignIn;

namespace HamuraBot.Officers;

/// <summary>How an officer showed who they are when a session began.</summary>
public enum SignInProof
{
    Password,
    PasswordAndCode,

    /// <summary>With the finger, face or PIN that the device asks for: two factors by itself.</summary>
    Passkey,

    /// <summary>The city's own directory, which asks for what it thinks right.</summary>
    Entra,
}

/// <summary>Which officers need more than a password.</summary>
public enum SecondFactorRule
{
    None,
    Managers,
    All,
}
