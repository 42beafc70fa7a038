namespace Compliance.Kernel;

/// <summary>
/// A part of a row that is made when somebody looks at it: most pages never look at a record's whole plan. A row keeps it
/// in a field, shows it as a property <c>X</c>, and takes it unmade through a non-public property <c>LateX</c>, which the
/// store of views looks for.
/// </summary>
internal sealed class Late<T>(Func<T> make) : IEquatable<Late<T>> where T : class
{
    private T? value;

    public Late(T value) : this(() => value) => this.value = value;

    public T Value => value ??= make();

    public bool Equals(Late<T>? other) => other is not null && (ReferenceEquals(this, other) || Value.Equals(other.Value));
    public override bool Equals(object? obj) => Equals(obj as Late<T>);
    public override int GetHashCode() => Value.GetHashCode();
}
