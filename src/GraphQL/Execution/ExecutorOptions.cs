using System.Diagnostics;

namespace GraphQL;

/// <summary>Limits and hooks of an executor. The defaults suit a public endpoint with hand-written clients.</summary>
public sealed class ExecutorOptions
{
    /// <summary>Characters a document may have.</summary>
    public int MaxDocumentLength { get; init; } = 100_000;

    /// <summary>Tokens a document may have.</summary>
    public int MaxTokens { get; init; } = 10_000;

    /// <summary>How deep fields may be nested, fragments expanded.</summary>
    public int MaxDepth { get; init; } = 30;

    /// <summary>How many fields an operation may select, fragments expanded at each spread.</summary>
    public int MaxFields { get; init; } = 5_000;

    /// <summary>How many of an operation's fields may have an alias, fragments expanded.</summary>
    public int MaxAliases { get; init; } = 100;

    /// <summary>
    /// What an operation may cost: each field one, and what stands below a list as often as it may have items. That many
    /// are what <c>first</c> or <c>last</c> say, on the list or on the connection around it.
    /// </summary>
    public long MaxComplexity { get; init; } = 200_000;

    /// <summary>The items that a list is taken to have where nothing bounds them.</summary>
    public int AssumedListSize { get; init; } = 10;

    /// <summary>The items that a page is taken to have where neither the request nor the SDL says how many.</summary>
    public int AssumedPageSize { get; init; } = 50;

    /// <summary>How long a query, a mutation, or the answer to one event of a subscription may take; null for no limit. A subscription itself may last.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Characters of documents whose plans are kept.</summary>
    public int CacheCharacters { get; init; } = 4_000_000;

    /// <summary>Whether a document that was sent once may be named by its hash from then on.</summary>
    public bool AutomaticPersistedQueries { get; init; } = true;

    /// <summary>Documents that are known beforehand; null for none.</summary>
    public TrustedDocuments? Trusted { get; init; }

    /// <summary>Whether the request may run trusted documents only. Asked where there are any.</summary>
    public Func<RequestContext, bool> OnlyTrusted { get; init; } = static _ => false;

    /// <summary>Whether the request may ask for <c>__schema</c> and <c>__type</c>.</summary>
    public Func<RequestContext, bool> AllowIntrospection { get; init; } = static _ => true;

    /// <summary>Makes the client's error of an unexpected exception. What it says, the client reads: internals do not belong in it.</summary>
    public Func<Exception, RequestContext, GraphQLError> OnFault { get; init; } = static (_, _) =>
    {
        var id = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");
        return new GraphQLError($"Unexpected fault. Correlation id {id}") { Extensions = ErrorCodes.With(ErrorCodes.Fault) };
    };
}
