
namespace GraphQL;

/// <summary>The code behind a scalar's name: how it is read from literals and variables and how it is written. Stateless.</summary>
public abstract class ScalarType
{
    private protected ScalarType(string name, Type clrType)
    {
        Name = name;
        ClrType = clrType;
    }

    /// <summary>The name of the scalar in the SDL.</summary>
    public string Name { get; }

    /// <summary>The CLR type that resolvers give and take.</summary>
    public Type ClrType { get; }

    /// <summary>
    /// Reads a literal of the document or a variable of the request; null is never passed in.
    /// </summary>
    /// <exception cref="FormatException">The input is no value of this scalar; the message is shown to the client.</exception>
    public abstract object ParseObject(in ScalarInput input);

    /// <summary>Writes a value of any CLR type this scalar knows how to represent.</summary>
    /// <exception cref="FormatException">The value has no representation in this scalar.</exception>
    public abstract void WriteObject(ResultWriter writer, object value);
}

/// <summary>A scalar whose values are <typeparamref name="T"/>. Derive from this to make one's own.</summary>
public abstract class ScalarType<T>(string name) : ScalarType(name, typeof(T)) where T : notnull
{
    /// <summary>Reads a literal or a variable.</summary>
    /// <exception cref="FormatException">The input is no value of this scalar; the message is shown to the client.</exception>
    public abstract T Parse(in ScalarInput input);

    /// <summary>Writes exactly one JSON value.</summary>
    /// <exception cref="FormatException">The value is out of the scalar's range.</exception>
    public abstract void Write(ResultWriter writer, T value);

    /// <summary>Makes a value of this scalar from another CLR type; by default there is no such way.</summary>
    protected virtual T FromObject(object value) =>
        throw new FormatException($"A value of type {value.GetType().Name} cannot be written as {Name}.");

    /// <inheritdoc/>
    public sealed override object ParseObject(in ScalarInput input) => Parse(in input);

    /// <inheritdoc/>
    public sealed override void WriteObject(ResultWriter writer, object value) => Write(writer, value is T typed ? typed : FromObject(value));
}
