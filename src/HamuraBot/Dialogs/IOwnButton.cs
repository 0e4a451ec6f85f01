using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs;

/// <summary>
/// A button whose effect is the visitor's own and that nobody else could bring about: it is carried out whoever has the conversation. All other
/// buttons are the officer's to answer while an officer has it.
/// </summary>
public interface IOwnButton
{
    /// <param name="turn">Whose command is the pressed button.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <returns>False if it is another button: then nothing was done or said.</returns>
    Task<bool> PressAsync(ITurnContext turn, CancellationToken cancellationToken);
}
