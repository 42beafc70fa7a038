namespace GraphQL;

/// <summary>A schema that cannot be served. The message lists all faults that were found, one a line.</summary>
public sealed class SchemaException(IReadOnlyList<string> faults)
    : Exception($"The GraphQL schema has {faults.Count} fault(s):{Environment.NewLine}- {string.Join(Environment.NewLine + "- ", faults)}")
{
    /// <summary>Each fault as one sentence, with the SDL file and line where there is one.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
