using Microsoft.Bot.Builder.Dialogs;

namespace BotBuilder.Tests;

/// <summary>A fact about our implementation alone; against the official packages it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OursFactAttribute : FactAttribute
{
    public OursFactAttribute(string whyNotTheOfficialOne)
    {
        if (typeof(Dialog).Assembly.GetName().Name != "HamuraBot.BotBuilder")
        {
            Skip = whyNotTheOfficialOne;
        }
    }
}
