namespace GraphQL;

/// <summary>One entry of a response's <c>errors</c> (specification, section 7.1.2). Immutable; safe to share.</summary>
public sealed class GraphQLError(string message)
{
    /// <summary>A sentence for the developer who reads the response.</summary>
    public string Message { get; } = message;

    /// <summary>Where in the document; empty when no place is to blame.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <summary>The response keys (string) and list indices (int) down to the field; null outside of execution.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>Machine-readable additions, such as <c>code</c> and <c>spec</c>; null for none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    internal string? Rule { get; init; }

    internal GraphQLError At(IReadOnlyList<SourceLocation> locations, IReadOnlyList<object> path) => new(Message)
    {
        Locations = Locations.Count > 0 ? Locations : locations,
        Path = Path ?? path,
        Extensions = Extensions,
        Rule = Rule,
    };

    /// <inheritdoc/>
    public override string ToString() => Message;
}
