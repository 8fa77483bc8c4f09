namespace PrunableNets;

/// <summary>Options of a method that has none of its own.</summary>
/// <typeparam name="TMethod">The method: each has options of a type of its own.</typeparam>
public sealed record NoOptions<TMethod> : MethodOptions
    where TMethod : class;
