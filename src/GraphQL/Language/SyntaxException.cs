namespace GraphQL.Language;

/// <summary>A document that is not GraphQL. The offset points at the character or token that could not be read.</summary>
internal sealed class SyntaxException(Source source, int offset, string problem) : Exception(problem)
{
    public SourceLocation Location { get; } = source.LocationOf(offset);
    public Source Document { get; } = source;

    public GraphQLError ToError() => new($"Syntax error: {Message}")
    {
        Locations = [Location],
        Extensions = ErrorCodes.With(ErrorCodes.ParseFailed, "sec-Language"),
    };
}
