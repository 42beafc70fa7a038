using Compliance.Host.People;
using Compliance.Host.Views;

namespace Compliance.Host.Commands;

/// <summary>What the desk writes in the transaction of the events, beside them.</summary>
internal sealed record Beside(IReadOnlyList<RowChange> Rows, IReadOnlyList<NamedPerson> People);
