using System.Reflection;

namespace HamuraBot;

/// <summary>The version of <c>CHANGELOG.md</c>, with the commit where there is one: <c>1.1.0+4f9cc9214</c>. A source archive has none.</summary>
public static class ProductVersion
{
    private const int CommitLength = 9;

    public static string Current { get; } = Shortened(
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    private static string Shortened(string version) =>
        version.Split('+') is [var number, { Length: > CommitLength } commit] ? $"{number}+{commit[..CommitLength]}" : version;
}
