using Npgsql;

namespace EventStore;

/// <summary>
/// Writes views in the very transaction, and the very round trip, that appends the events.
/// </summary>
/// <remarks>
/// Called with the whole group of commits that share the transaction, so that one statement with arrays can serve a table.
/// It may be called again for the same commit, when a companion's failure broke the group up: keep nothing between calls.
/// Keep the statements' texts constant and give every parameter its type; lock rows in a fixed order, as any two transactions should.
/// An exception, or an error of one of its commands, refuses the commit it was written for and no other.
/// </remarks>
public interface IInlineProjection
{
    /// <summary>Adds its commands to the batch. No commit of the group shares a stream with another.</summary>
    void Write(IReadOnlyList<PendingCommit> group, NpgsqlBatch batch);
}
