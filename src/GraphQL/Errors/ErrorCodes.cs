namespace GraphQL;

/// <summary>The codes that the engine itself gives to errors, as <c>extensions.code</c>.</summary>
internal static class ErrorCodes
{
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";
    public const string BadInput = "BAD_USER_INPUT";
    public const string BadRequest = "BAD_REQUEST";
    public const string NullInNonNull = "NULL_IN_NON_NULL";
    public const string Fault = "FAULT";
    public const string Timeout = "TIMEOUT";
    public const string Limit = "LIMIT_EXCEEDED";

    private const string Specification = "https://spec.graphql.org/September2025/#";

    public static IReadOnlyDictionary<string, object?> With(string code, string? section = null)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        if (section is not null) extensions["spec"] = Specification + section;
        return extensions;
    }
}
