using System.Diagnostics;

namespace GraphQL;

/// <summary>Limits and hooks of an executor. The defaults suit a public endpoint with hand-written clients.</summary>
public sealed class ExecutorOptions
{
    /// <summary>Characters a document may have.</summary>
    public int MaxDocumentLength { get; init; } = 100_000;

    /// <summary>Tokens a document may have.</summary>
    public int MaxTokens { get; init; } = 10_000;

    /// <summary>How deep fields may be nested, fragments expanded; the introspection fields are not counted.</summary>
    public int MaxDepth { get; init; } = 30;

    /// <summary>How many fields an operation may select, fragments expanded at each spread.</summary>
    public int MaxFields { get; init; } = 5_000;

    /// <summary>How long a query or mutation may take; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Characters of documents whose plans are kept.</summary>
    public int CacheCharacters { get; init; } = 4_000_000;

    /// <summary>Whether the request may ask for <c>__schema</c> and <c>__type</c>.</summary>
    public Func<RequestContext, bool> AllowIntrospection { get; init; } = static _ => true;

    /// <summary>Makes the client's error of an unexpected exception. What it says, the client reads: internals do not belong in it.</summary>
    public Func<Exception, RequestContext, GraphQLError> OnFault { get; init; } = static (_, _) =>
    {
        var id = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");
        return new GraphQLError($"Unexpected fault. Correlation id {id}") { Extensions = ErrorCodes.With(ErrorCodes.Fault) };
    };
}
