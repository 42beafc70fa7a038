namespace EmbeddedPostgres;

/// <summary>PostgreSQL could not be found, made, started or stopped; the message says what was tried and how to mend it.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>With the sentence the operator will read.</summary>
    public EmbeddedPostgresException(string message) : base(message) { }

    /// <summary>With the sentence the operator will read and what lay under it.</summary>
    public EmbeddedPostgresException(string message, Exception inner) : base(message, inner) { }
}
