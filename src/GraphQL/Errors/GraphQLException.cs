namespace GraphQL;

/// <summary>
/// Thrown by a resolver whose failure the client may read. Code and message reach the response as they are;
/// every other exception is a fault and reaches it only through <see cref="ExecutorOptions.OnFault"/>.
/// </summary>
public sealed class GraphQLException : Exception
{
    /// <param name="code">A stable name for programs, served as <c>extensions.code</c>.</param>
    /// <param name="message">A sentence for people.</param>
    public GraphQLException(string code, string message) : base(message) =>
        Error = new GraphQLError(message) { Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code } };

    /// <param name="error">The whole error; path and locations are filled in where they are missing.</param>
    public GraphQLException(GraphQLError error) : base(error.Message) => Error = error;

    /// <summary>What the response will say.</summary>
    public GraphQLError Error { get; }
}
