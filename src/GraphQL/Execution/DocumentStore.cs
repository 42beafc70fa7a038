using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphQL.Language;
using GraphQL.Validation;

namespace GraphQL.Execution;

/// <summary>
/// Finds the document that a request sends or names: among the trusted ones, among those prepared before, or by
/// parsing and validating it now. A document that is not valid is not kept.
/// </summary>
internal sealed class DocumentStore(Schema schema, ExecutorOptions options)
{
    private const string Hashed = "sha256:";
    private readonly DocumentCache _cache = new(options.CacheCharacters);

    public PreparedDocument? Find(GraphQLRequest request, RequestContext context, List<GraphQLError> errors)
    {
        var id = request.DocumentId ?? PersistedHash(request.Extensions);
        if (id is not null && id.StartsWith(Hashed, StringComparison.Ordinal)) id = id[Hashed.Length..];
        if (options.Trusted is { } trusted)
        {
            if ((id is not null ? trusted.ById(id) : trusted.ByText(request.Query)) is { } entry) return entry.Prepared ??= Prepare(entry.Text, errors);
            if (options.OnlyTrusted(context)) return Refuse(errors, "DOCUMENT_NOT_TRUSTED", "Only the documents this service knows are run.");
        }
        return id is null ? ByText(request.Query, errors) : ByHash(id, request.Query, errors);
    }

    private PreparedDocument? ByText(string text, List<GraphQLError> errors)
    {
        if (_cache.Find(text) is { } known) return known;
        var document = Prepare(text, errors);
        if (document is not null) _cache.Add(text, document);
        return document;
    }

    /// <summary>Automatic persisted queries: the hash alone when the document is known, else both, and from then on the hash.</summary>
    private PreparedDocument? ByHash(string hash, string text, List<GraphQLError> errors)
    {
        if (!options.AutomaticPersistedQueries) return Refuse(errors, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
        var key = Hashed + hash;
        if (text.Length == 0) return _cache.Find(key) ?? Refuse(errors, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
        if (text.Length <= options.MaxDocumentLength && !hash.Equals(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), StringComparison.Ordinal))
            return Refuse(errors, ErrorCodes.BadRequest, "The document is not the one its hash names.");
        var document = ByText(text, errors);
        if (document is not null) _cache.Add(key, document);
        return document;
    }

    private static string? PersistedHash(JsonElement extensions) =>
        extensions.ValueKind == JsonValueKind.Object && extensions.TryGetProperty("persistedQuery", out var persisted) && persisted.ValueKind == JsonValueKind.Object
        && persisted.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String ? hash.GetString() : null;

    private PreparedDocument? Prepare(string text, List<GraphQLError> errors)
    {
        if (text.Length > options.MaxDocumentLength) return Refuse(errors, ErrorCodes.Limit, $"The document has {text.Length} characters; {options.MaxDocumentLength} are allowed.");
        DocumentNode tree;
        try
        {
            tree = Parser.Parse(new Source(text), options.MaxTokens);
        }
        catch (SyntaxException e)
        {
            errors.Add(e.ToError());
            return null;
        }
        errors.AddRange(DocumentValidator.Validate(schema, tree));
        if (errors.Count > 0) return null;
        var document = new PreparedDocument(schema, tree, options);
        if (Limits.Check(document, options) is not { } problem) return document;
        errors.Add(problem);
        return null;
    }

    private static PreparedDocument? Refuse(List<GraphQLError> errors, string code, string message)
    {
        errors.Add(new GraphQLError(message) { Extensions = ErrorCodes.With(code) });
        return null;
    }
}
