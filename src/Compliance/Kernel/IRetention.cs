namespace Compliance.Kernel;

/// <summary>A room in which it must still be known who somebody is: while there is one, he is not erased.</summary>
internal interface IRetention
{
    /// <summary>Why; null when the room does not need the person.</summary>
    ValueTask<Refusal?> Needs(string tenant, string person, DateTimeOffset at, CancellationToken ct);
}
