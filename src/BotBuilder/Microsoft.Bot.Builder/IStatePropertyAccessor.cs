namespace Microsoft.Bot.Builder;

/// <summary>A named part of some state.</summary>
public interface IStatePropertyInfo
{
    /// <summary>The name, unique within the state.</summary>
    string Name { get; }
}

/// <summary>Reads and writes a named part of some state. Writing changes the turn's copy; saving the state makes it last.</summary>
/// <typeparam name="T">What is kept; its JSON must bring it back.</typeparam>
public interface IStatePropertyAccessor<T> : IStatePropertyInfo
{
    /// <summary>The value of this turn, the same object every time, so that changes to it are saved too.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="defaultValueFactory">Makes the value, and sets it, when there is none.</param>
    /// <param name="cancellationToken">Cancels loading.</param>
    /// <exception cref="MissingMemberException">There is no value, no factory, and <typeparamref name="T"/> cannot be null.</exception>
    Task<T> GetAsync(ITurnContext turnContext, Func<T> defaultValueFactory = null, CancellationToken cancellationToken = default);

    /// <summary>Sets the value.</summary>
    Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default);

    /// <summary>Removes the value.</summary>
    Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}

/// <summary>A state that has named parts.</summary>
public interface IPropertyManager
{
    /// <summary>The accessor for the part called <paramref name="name"/>; nothing is read yet.</summary>
    IStatePropertyAccessor<T> CreateProperty<T>(string name);
}
