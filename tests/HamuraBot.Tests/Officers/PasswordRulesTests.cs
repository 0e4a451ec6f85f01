using HamuraBot.Officers;
using HamuraBot.Tests.Dialogs;

namespace HamuraBot.Tests.Officers;

public sealed class PasswordRulesTests
{
    private static readonly PasswordRules Rules = new(Libraries.Dialogs());

    [Theory]
    [InlineData("elevenchars", PasswordFault.TooShort)]
    [InlineData("", PasswordFault.TooShort)]
    [InlineData("abababababab", PasswordFault.TooPlain)]
    [InlineData("password1234", PasswordFault.TooObvious)]
    [InlineData("P4$$w0rd-P4$$w0rd", PasswordFault.TooObvious)]
    [InlineData("qwertyuiop12", PasswordFault.TooObvious)]
    [InlineData("123456789012", PasswordFault.TooObvious)]
    [InlineData("abcdefghijklmnop", PasswordFault.TooObvious)]
    [InlineData("x7k2x7k2x7k2x7k2m", PasswordFault.TooObvious)]
    [InlineData("hanako.hamura2026", PasswordFault.TooObvious)]
    [InlineData("HamuraCityOffice2026", PasswordFault.TooObvious)]
    [InlineData("ＨａｍｕｒａＣｉｔｙ２０２６", PasswordFault.TooObvious)]
    [InlineData("羽村花子羽村花子パスワード", PasswordFault.TooObvious)]
    [InlineData("Correct-horse-42-battery", null)]
    [InlineData("多摩川の土手を朝に走ります", null)]
    [InlineData("tulips by the river in april", null)]
    [InlineData("k7#Vq2!mZr9w", null)]
    public void What_is_easily_guessed_is_refused(string password, PasswordFault? fault) =>
        Assert.Equal(fault, Rules.FaultIn(password, "hanako@example.jp", "羽村 花子"));

    [Fact]
    public void The_same_password_may_be_obvious_for_one_and_not_for_another()
    {
        Assert.Equal(PasswordFault.TooObvious, Rules.FaultIn("Tanaka-Ichiro-77", "tanaka.ichiro@example.jp", "田中"));
        Assert.Null(Rules.FaultIn("Tanaka-Ichiro-77", "sato@example.jp", "佐藤"));
    }
}
