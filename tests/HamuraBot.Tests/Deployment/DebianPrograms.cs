using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Deployment;

public static class DebianPrograms
{
    public static string Nginx { get; } = Require("nginx", "nginx-light");

    public static string SystemdAnalyze { get; } = Require("systemd-analyze", "systemd");

    private static string Require(string program, string package)
    {
        if (Programs.OnPath(program) is null && Programs.IsRoot && Programs.OnPath("apt-get") is { } apt)
        {
            Programs.Run(apt, "update", "-q");
            Programs.Run(apt, "install", "-y", "-q", "--no-install-recommends", package);
        }
        return Programs.OnPath(program)
            ?? throw new InvalidOperationException($"{program} is missing. Install it with: apt-get install {package}");
    }
}
