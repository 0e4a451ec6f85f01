using System.Globalization;

namespace HamuraBot.Tests.Fixtures;

/// <summary>How much a test does: little in every run, more when an environment variable asks for it.</summary>
public static class TestSettings
{
    public static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}
